// Checks the signature of a delivery and finds the reason if it is wrong. The library decides; the reason is found by
// signing what the receiver may have verified instead.

import { Webhook } from "standardwebhooks";
import { hmac, secretKey } from "./hmac.ts";
import { type VariantName, variants } from "./variants.ts";

/** Largest accepted difference between the signed time and now, in seconds. */
export const TOLERANCE = 300;

export interface Delivery {
  id: string;
  timestamp: string;
  signature: string;
}

export type ReasonName =
  | "headerMissing"
  | "noV1"
  | "secretEmpty"
  | "secretSpace"
  | "secretQuotes"
  | "secretIsSignature"
  | "secretNotBase64"
  | "secretNoPrefix"
  | "secretAsText"
  | "secretWithPrefix"
  | "milliseconds"
  | "clock"
  | "body"
  | "other"
  | "emptyBody"
  | "testVector";

export interface Reason {
  name: ReasonName;
  /** The header that is missing. */
  header?: string;
  /** The form of the body that was signed. */
  variant?: VariantName;
}

export interface Result {
  signature: "right" | "wrong" | "unchecked";
  time: "timeOk" | "timeOld" | "timeNew" | "timeBad" | "unknown";
  /** Seconds beyond the tolerance. */
  beyond: number;
  /** When it was signed, in milliseconds. */
  signedAt?: number | undefined;
  reasons: Reason[];
}

const PUBLIC_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** Checks a delivery with this exact body. `now` is in milliseconds. */
export async function check(
  delivery: Delivery,
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  now = Date.now(),
): Promise<Result> {
  const time = checkTime(delivery.timestamp, now);
  const reasons: Reason[] = [];
  for (const [header, value] of [
    ["svix-id", delivery.id],
    ["svix-timestamp", delivery.timestamp],
    ["svix-signature", delivery.signature],
  ] as const)
    if (value.trim() === "") reasons.push({ name: "headerMissing", header });
  reasons.push(...secretProblems(secret));
  if (body.length === 0) reasons.push({ name: "emptyBody" });
  const key = secretKey(secret.trim());
  const entries = delivery.signature
    .trim()
    .split(/\s+/)
    .filter((entry) => entry.startsWith("v1,"));
  if (delivery.signature.trim() !== "" && entries.length === 0) reasons.push({ name: "noV1" });
  const blocked = reasons.some(
    ({ name }) => name === "headerMissing" || name === "emptyBody" || name === "noV1",
  );
  if (!key || blocked) return { signature: "unchecked", ...time, reasons };

  const { id, timestamp } = delivery;
  const verifies: Verifies = async (key, bytes) =>
    entries.includes(`v1,${await hmac(key, id, timestamp, bytes)}`);
  const right = accepted(secret, delivery, body) ?? (await verifies(key, body));
  if (!right) reasons.push(...(await explain(secret, key, body, verifies)));
  if (time.signedAt !== undefined && time.signedAt > 1e14) reasons.push({ name: "milliseconds" });
  else if (time.time === "timeOld" || time.time === "timeNew") reasons.push({ name: "clock" });
  return { signature: right ? "right" : "wrong", ...time, reasons };
}

/** What the library says; nothing if it cannot be asked, as it takes text alone. */
function accepted(
  secret: string,
  { id, timestamp, signature }: Delivery,
  body: Uint8Array,
): boolean | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
  try {
    // The time is checked separately: a delivery of last week can have a correct signature.
    const expected = new Webhook(secret.trim()).sign(
      id,
      new Date(Number.parseInt(timestamp, 10) * 1000),
      text,
    );
    return signature.trim().split(/\s+/).includes(expected);
  } catch {
    return undefined;
  }
}

type Verifies = (key: Uint8Array<ArrayBuffer>, bytes: Uint8Array) => Promise<boolean>;

async function explain(
  secret: string,
  key: Uint8Array<ArrayBuffer>,
  body: Uint8Array,
  verifies: Verifies,
): Promise<Reason[]> {
  const raw = secret.trim();
  const encoder = new TextEncoder();
  if (await verifies(encoder.encode(raw.replace(/^whsec_/, "")), body)) return [{ name: "secretAsText" }];
  if (await verifies(encoder.encode(raw), body)) return [{ name: "secretWithPrefix" }];
  for (const [variant, bytes] of variants(body))
    if (await verifies(key, bytes)) return [{ name: "body", variant }];
  return [{ name: "other" }];
}

function checkTime(header: string, now: number): Pick<Result, "time" | "beyond" | "signedAt"> {
  if (header.trim() === "") return { time: "unknown", beyond: 0 };
  if (!/^\d{1,15}$/.test(header.trim())) return { time: "timeBad", beyond: 0 };
  const seconds = Number(header);
  const age = Math.floor(now / 1000) - seconds;
  const signedAt = seconds * 1000;
  if (age > TOLERANCE) return { time: "timeOld", beyond: age - TOLERANCE, signedAt };
  if (-age > TOLERANCE) return { time: "timeNew", beyond: -age - TOLERANCE, signedAt };
  return { time: "timeOk", beyond: 0, signedAt };
}

/** Returns the problems of a secret's form. */
function secretProblems(secret: string): Reason[] {
  const reasons: Reason[] = [];
  const raw = secret.trim();
  if (raw === "") return [{ name: "secretEmpty" }];
  if (raw === PUBLIC_SECRET) reasons.push({ name: "testVector" });
  if (/^["'`]|["'`]$/.test(raw)) return [...reasons, { name: "secretQuotes" }];
  if (/^v\d+a?,/.test(raw)) return [...reasons, { name: "secretIsSignature" }];
  if (/\s/.test(raw)) return [...reasons, { name: "secretSpace" }];
  if (!secretKey(raw)) return [...reasons, { name: "secretNotBase64" }];
  if (!raw.startsWith("whsec_")) reasons.push({ name: "secretNoPrefix" });
  return reasons;
}
