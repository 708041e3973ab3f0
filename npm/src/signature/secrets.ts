import { mistake } from "../mistake.js";

/**
 * The signing secret of an endpoint, as ChatBrick shows it: `whsec_` and base64. Several, as a list or with white space
 * between them, while one replaces the other.
 *
 * @example
 * ```ts
 * import type { Secrets } from "chatbrick-events/signature";
 *
 * const secrets: Secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"];
 * console.log(secrets.length); // 2
 * ```
 */
export type Secrets = string | readonly string[];

/** Base64 that is not empty, with its padding or without. */
const BASE64 = /^(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/**
 * Decodes the keys of secrets.
 *
 * @throws TypeError if there is none, or one is unusable; the message does not contain it
 */
export function keysOf(secrets: unknown): Uint8Array<ArrayBuffer>[] {
  const texts = [secrets].flat().flatMap((secret: unknown) => {
    if (typeof secret !== "string") {
      throw mistake(`the secret must be a string, not ${typeof secret}: is its variable set?`);
    }
    return secret.split(/\s+/).filter((text) => text !== "");
  });
  if (texts.length === 0) throw mistake(`the secret is empty: ${COPY}`);
  return texts.map(decode);
}

const COPY = "copy the signing secret of the endpoint, which begins with whsec_";

function decode(secret: string): Uint8Array<ArrayBuffer> {
  if (secret.startsWith("v1,whsec_")) throw mistake("the secret must begin with whsec_: remove v1,");
  if (secret.startsWith("v1,")) throw mistake(`the secret is a signature: ${COPY}`);
  const text = secret.replace(/^whsec_/, "");
  if (!BASE64.test(text)) throw mistake(`the secret is not base64: ${COPY}, whole and without quotes`);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
