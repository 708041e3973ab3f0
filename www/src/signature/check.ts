// Checks the signature of a delivery, and finds the likely cause if it is wrong. The package's `verify` decides. The cause
// is found by verifying other forms of the body and of the secret.

import { SignatureError, verify } from "chatbrick-events/signature";
import { secretNotes, secretProblem } from "./secret.ts";
import { type DeliveryTime, timeOf } from "./time.ts";
import { type VariantName, variants } from "./variants.ts";

export interface Delivery {
  id: string;
  timestamp: string;
  signature: string;
}

/** The bodies that may have been signed. */
export interface Bodies {
  /** The bytes as pasted or opened, whose signature is checked. */
  received: Uint8Array<ArrayBuffer>;
  /** Content of the editor, if it was edited by hand afterwards. */
  edited?: Uint8Array<ArrayBuffer> | undefined;
}

export type ReasonName =
  | "headerMissing"
  | "idMalformed"
  | "noV1"
  | "secretEmpty"
  | "secretQuotes"
  | "secretWithVersion"
  | "secretIsSignature"
  | "secretNotBase64"
  | "secretNoPrefix"
  | "secretAsText"
  | "secretWithPrefix"
  | "testVector"
  | "milliseconds"
  | "clock"
  | "body"
  | "edited"
  | "other"
  | "emptyBody"
  | "needsHttps";

export interface Reason {
  name: ReasonName;
  /** The header that is missing or malformed. */
  header?: string;
  /** The form of the body that was signed. */
  variant?: VariantName;
  /** The secret with the mistake removed. */
  secret?: string;
}

/** `otherForm`: right for another form of this body, so the body was changed between the signature and the paste. */
export type Outcome = "right" | "otherForm" | "wrong" | "unchecked";

export interface Result extends DeliveryTime {
  signature: Outcome;
  reasons: Reason[];
  /** The number of bytes that were checked. */
  size: number;
}

/** Checks a delivery. `now` is in milliseconds. */
export async function check(
  delivery: Delivery,
  secret: string,
  { received, edited }: Bodies,
  now = Date.now(),
): Promise<Result> {
  const time = timeOf(delivery.timestamp, now);
  const result = (signature: Outcome, reasons: Reason[]): Result => ({
    signature,
    ...time,
    reasons: [...reasons, ...secretNotes(secret)],
    size: received.length,
  });
  if (received.length === 0) return result("unchecked", [{ name: "emptyBody" }]);
  if (!globalThis.crypto.subtle) return result("unchecked", [{ name: "needsHttps" }]);

  const accepts: Accepts = (secret, body) => isAccepted(delivery, secret, body);
  try {
    if (await accepts(secret, received)) return result("right", clockReasons(time));
  } catch (error) {
    return result("unchecked", refusal(error, secret));
  }
  // The package skips signatures of other versions.
  if (!/(?:^|\s)v1,/.test(delivery.signature)) return result("wrong", [{ name: "noV1" }]);
  const form = await otherForm(accepts, secret, received, edited);
  if (form) return result("otherForm", [form, ...clockReasons(time)]);
  const name = (await secretMistake(accepts, secret, received)) ?? "other";
  return result("wrong", [{ name }, ...clockReasons(time)]);
}

type Accepts = (secret: string, body: Uint8Array) => Promise<boolean>;

/**
 * Verifies the signature without its time: the signature of an old delivery can be right.
 *
 * @throws SignatureError if the headers are unusable, TypeError if the secret is
 */
async function isAccepted(delivery: Delivery, secret: string, body: Uint8Array): Promise<boolean> {
  const headers = {
    "svix-id": delivery.id,
    "svix-timestamp": delivery.timestamp,
    "svix-signature": delivery.signature,
  };
  try {
    await verify(body, headers, secret, { toleranceSeconds: Number.POSITIVE_INFINITY });
    return true;
  } catch (error) {
    if (error instanceof SignatureError && error.reason === "wrong_signature") return false;
    throw error;
  }
}

/** Returns the reasons why the package cannot check this delivery. */
function refusal(error: unknown, secret: string): Reason[] {
  if (!(error instanceof SignatureError)) return [secretProblem(secret)];
  const names = error.headers ?? [];
  if (error.reason === "missing_header") return names.map((header) => ({ name: "headerMissing", header }));
  // A malformed timestamp is reported with the time.
  return names.flatMap((header): Reason[] => {
    if (header.endsWith("-timestamp")) return [];
    return [{ name: header.endsWith("-id") ? "idMalformed" : "noV1", header }];
  });
}

async function otherForm(
  accepts: Accepts,
  secret: string,
  received: Uint8Array,
  edited: Uint8Array | undefined,
): Promise<Reason | undefined> {
  if (edited && (await accepts(secret, edited))) return { name: "edited" };
  for (const [variant, bytes] of variants(received))
    if (await accepts(secret, bytes)) return { name: "body", variant };
  return undefined;
}

/** Returns how the signer misread the secret, if that explains the signature. */
async function secretMistake(
  accepts: Accepts,
  secret: string,
  body: Uint8Array,
): Promise<ReasonName | undefined> {
  const raw = secret.trim();
  if (await accepts(ofText(raw.replace(/^whsec_/, "")), body)) return "secretAsText";
  return (await accepts(ofText(raw), body)) ? "secretWithPrefix" : undefined;
}

/** Encodes a text as a secret with that key. */
const ofText = (text: string) => `whsec_${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;

function clockReasons({ time, signedAt = 0 }: DeliveryTime): Reason[] {
  if (time !== "future") return [];
  // Larger values are milliseconds: as seconds, they would be after the year 5138.
  return [{ name: signedAt > 1e14 ? "milliseconds" : "clock" }];
}
