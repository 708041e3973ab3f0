/**
 * The reason for refusing a delivery.
 *
 * @example
 * ```ts
 * import type { SignatureReason } from "chatbrick-events/signature";
 *
 * const clockIsWrong = (reason: SignatureReason) => reason === "timestamp_too_new";
 * console.log(clockIsWrong("wrong_signature")); // false
 * ```
 */
export type SignatureReason =
  | "missing_header"
  | "malformed_header"
  | "timestamp_too_old"
  | "timestamp_too_new"
  | "wrong_signature";

/**
 * The error that {@link verify} throws for a delivery that it refuses. It contains no part of the payload, the signature or the
 * secret; its message is one line that is safe to log.
 *
 * @example
 * ```ts
 * import { SignatureError, verify } from "chatbrick-events/signature";
 *
 * try {
 *   await verify("{}", {}, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
 * } catch (error) {
 *   if (error instanceof SignatureError) console.log(error.reason, error.headers?.[0]); // "missing_header" "svix-id"
 * }
 * ```
 */
export class SignatureError extends Error {
  /** The name of the class. */
  override get name(): string {
    return "SignatureError";
  }

  /** The reason for refusing the delivery. */
  readonly reason: SignatureReason;
  /** The names of the missing or malformed headers; undefined for other reasons. */
  readonly headers: readonly string[] | undefined;
  /** For `timestamp_too_old` and `timestamp_too_new`: age of the delivery in seconds; negative if it is from the future. */
  readonly ageSeconds: number | undefined;

  /**
   * @param reason - the reason for refusing the delivery
   * @param headers - the names of the missing or malformed headers
   * @param ageSeconds - the age of the delivery, if it is too old or too new
   */
  constructor(reason: SignatureReason, headers?: readonly string[], ageSeconds?: number) {
    super(`${reason}: ${detail(headers, ageSeconds)}`);
    this.reason = reason;
    this.headers = headers;
    this.ageSeconds = ageSeconds;
  }
}

function detail(headers?: readonly string[], ageSeconds?: number): string {
  if (headers !== undefined) return headers.join(", ");
  if (ageSeconds === undefined) return "the secret is wrong, or the body was changed";
  return `sent ${Math.abs(ageSeconds)} s ${ageSeconds < 0 ? "in the future" : "ago"}; check the clock`;
}
