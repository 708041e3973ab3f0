import { mistake } from "../mistake.js";

/**
 * The signing secret of an endpoint, as ChatBrick shows it: `whsec_` and base64. During a rotation, pass several: as a list, or
 * with white space between them. The type allows an unset environment variable, but `undefined` throws a `TypeError`.
 *
 * @example
 * ```ts
 * import type { Secrets } from "chatbrick-events/signature";
 *
 * const secrets: Secrets & readonly unknown[] = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"];
 * console.log(secrets.length); // 2
 * ```
 */
export type Secrets = string | undefined | readonly (string | undefined)[];

/**
 * Decodes the keys of secrets.
 *
 * @throws TypeError if no secret is given, or one is unusable; the message does not contain the secret
 */
export function keysOf(secrets: unknown): Uint8Array<ArrayBuffer>[] {
  const list = Array.isArray(secrets) ? secrets : [secrets];
  return Array.from(list.length === 0 ? [""] : list, textsOf)
    .flat()
    .map(decode);
}

const COPY = "copy the endpoint's whsec_ secret";

function textsOf(secret: unknown): string[] {
  if (typeof secret !== "string") {
    throw mistake(`the secret is ${typeof secret}: is its variable set?`);
  }
  // An empty text becomes one empty secret: without it, the index of later secrets would change.
  return secret.trim().split(/\s+/);
}

function decode(secret: string): Uint8Array<ArrayBuffer> {
  if (secret.startsWith("v1,whsec_")) throw mistake("the secret begins with v1,: remove that");
  if (secret.startsWith("v1,")) throw mistake(`the secret is a signature: ${COPY}`);
  const text = secret.replace(/^whsec_/, "");
  if (text === "") throw mistake(`the secret is empty: ${COPY}`);
  try {
    // `atob` accepts base64 with and without padding.
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw mistake(`the secret is not base64: ${COPY}, without quotes`);
  }
}
