/**
 * Verifies and makes the signatures of ChatBrick's deliveries over bytes. Uses only Web Crypto: no wasm, no dependency.
 *
 * @packageDocumentation
 */

export type { BodyBytes } from "./signature/body.js";
export { SignatureError, type SignatureReason } from "./signature/error.js";
export type { HeadersInput } from "./signature/headers.js";
export type { Secrets } from "./signature/secrets.js";
export { type SignatureHeaders, type SignOptions, sign } from "./signature/sign.js";
export { type Verified, type VerifyOptions, verify } from "./signature/verify.js";
