import { mistake } from "../mistake.js";

/**
 * Signs a delivery with one key: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @returns the signature, base64 of 32 bytes
 */
export async function mac(
  key: Uint8Array<ArrayBuffer>,
  id: string,
  timestamp: string | number,
  body: Uint8Array,
): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) throw mistake("crypto.subtle is missing: use https");
  const prefix = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  const cryptoKey = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return btoa(String.fromCharCode(...new Uint8Array(await subtle.sign("HMAC", cryptoKey, signed))));
}

/** Compares two signatures of 44 characters in constant time. */
export function isEqual(one: string, other: string): boolean {
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}
