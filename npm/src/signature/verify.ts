import { mistake } from "../mistake.js";
import { type BodyBytes, copyBody } from "./body.js";
import { SignatureError } from "./error.js";
import { type HeadersInput, readHeaders } from "./headers.js";
import { isEqual, mac } from "./mac.js";
import { knownOptions } from "./options.js";
import { keysOf, type Secrets } from "./secrets.js";

/**
 * Options of {@link verify}.
 *
 * @example
 * ```ts
 * import { type VerifyOptions, verify } from "chatbrick-events/signature";
 *
 * const archived: VerifyOptions = { toleranceSeconds: Infinity };
 * const { timestamp } = await verify(body, headers, secret, archived);
 * console.log(new Date(timestamp * 1000).toISOString());
 * ```
 */
export interface VerifyOptions {
  /** Current time in milliseconds since 1970. Default: the time of the clock. */
  readonly now?: number | undefined;
  /** Largest difference between now and the time of sending, in seconds. Default: 300. `Infinity` allows any time. */
  readonly toleranceSeconds?: number | undefined;
}

/**
 * A delivery with a valid signature.
 *
 * @example
 * ```ts
 * import { type Verified, verify } from "chatbrick-events/signature";
 *
 * const delivery: Verified = await verify(body, headers, secret);
 * console.log(delivery.id, delivery.secretIndex); // "msg_1" 0
 * ```
 */
export interface Verified {
  /** Id of the delivery. A retry has the same id. */
  readonly id: string;
  /** Time of sending, in seconds since 1970. */
  readonly timestamp: number;
  /** The verified bytes: a copy that shares no memory with the input. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Index of the secret that matched, from 0. */
  readonly secretIndex: number;
}

/** Validated options. */
export interface VerifySettings {
  readonly now: number;
  readonly toleranceSeconds: number;
}

/** The names of the options of {@link verify}. */
export const VERIFY_OPTIONS: readonly string[] = ["now", "toleranceSeconds"];

/** @throws TypeError if an option is of the wrong type */
export function verifySettings({ now = Date.now(), toleranceSeconds = 300 }: VerifyOptions): VerifySettings {
  if (typeof toleranceSeconds !== "number" || !(toleranceSeconds >= 0)) {
    throw mistake('"toleranceSeconds" must be at least 0');
  }
  if (!Number.isFinite(now)) throw mistake('"now" must be milliseconds');
  return { now, toleranceSeconds };
}

/** Verifies a body whose memory is not shared with the caller of the package. */
export async function verifyOwned(
  body: Uint8Array<ArrayBuffer>,
  headers: unknown,
  keys: readonly Uint8Array<ArrayBuffer>[],
  { now, toleranceSeconds }: VerifySettings,
): Promise<Verified> {
  const { id, timestamp, signatures } = readHeaders(headers);
  const ageSeconds = Math.floor(now / 1000) - Number(timestamp);
  if (ageSeconds > toleranceSeconds) throw new SignatureError("timestamp_too_old", undefined, ageSeconds);
  if (-ageSeconds > toleranceSeconds) throw new SignatureError("timestamp_too_new", undefined, ageSeconds);

  // One hash per secret, for any number of signatures in the header. Compares all of them, without an early exit.
  const macs = await Promise.all(keys.map((key) => mac(key, id, timestamp, body)));
  const matches = macs.map((mac) => signatures.filter((signature) => isEqual(mac, signature)).length);
  const secretIndex = matches.findIndex((count) => count > 0);
  if (secretIndex === -1) throw new SignatureError("wrong_signature");
  return { id, timestamp: Number(timestamp), body, secretIndex };
}

/**
 * Verifies that ChatBrick sent a delivery, and that its time is within five minutes of now: the HMAC-SHA256 of the
 * headers `svix-id`, `svix-timestamp` and `svix-signature` (or `webhook-*`) over the exact bytes of the body.
 *
 * @param body - the body as it was received, bytes or a string
 * @param headers - the headers of the request
 * @param secrets - the signing secret of the endpoint, or several during a rotation
 * @param options - `now` in milliseconds, `toleranceSeconds` in seconds
 * @returns a promise of the id, the time, the verified bytes and the index of the secret that matched
 * @throws SignatureError if the delivery is refused; its `reason` says why
 * @throws TypeError for a programming mistake: an unusable secret, or a body that is not bytes or a string. All errors reject
 *   the promise.
 *
 * @example
 * ```ts
 * import { verify } from "chatbrick-events/signature";
 *
 * const { id } = await verify(await request.arrayBuffer(), request.headers, secret);
 * console.log(id); // "msg_1"
 * ```
 */
export async function verify(
  body: BodyBytes,
  headers: HeadersInput,
  secrets: Secrets,
  options: VerifyOptions = {},
): Promise<Verified> {
  return verifyOwned(
    copyBody(body),
    headers,
    keysOf(secrets),
    verifySettings(knownOptions(options, VERIFY_OPTIONS)),
  );
}
