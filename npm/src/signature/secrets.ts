import { mistake } from "../mistake.js";

/**
 * The signing secret of an endpoint, as ChatBrick shows it: `whsec_` and base64. Several, as a list or with white space
 * between them, while one replaces the other. `undefined`, of a variable that is not set, is a `TypeError`.
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
 * @throws TypeError if there is none, or one is unusable; the message does not contain it
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
  // The trimmed text is one, empty secret if there is none: an index would otherwise mean another secret.
  return secret.trim().split(/\s+/);
}

function decode(secret: string): Uint8Array<ArrayBuffer> {
  if (secret.startsWith("v1,whsec_")) throw mistake("the secret begins with v1,: remove that");
  if (secret.startsWith("v1,")) throw mistake(`the secret is a signature: ${COPY}`);
  const text = secret.replace(/^whsec_/, "");
  if (text === "") throw mistake(`the secret is empty: ${COPY}`);
  try {
    // With its padding or without.
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw mistake(`the secret is not base64: ${COPY}, without quotes`);
  }
}
