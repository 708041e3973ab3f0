import { Webhook } from "standardwebhooks";

/** Returns the key of a secret; `undefined` if it is not base64. */
export function secretKey(secret: string): Uint8Array<ArrayBuffer> | undefined {
  const text = secret.replace(/^whsec_/, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.replace(/=+$/, "").length % 4 === 1) return undefined;
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** Returns the signature over `id.timestamp.body` in base64. */
export async function hmac(
  key: Uint8Array<ArrayBuffer>,
  id: string,
  timestamp: string,
  body: Uint8Array,
): Promise<string> {
  // A page that does not come over https, from localhost apart, has no Web Crypto; the library takes text alone.
  if (!globalThis.crypto.subtle) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
    const webhook = new Webhook(key, { format: "raw" });
    return webhook.sign(id, new Date(Number(timestamp) * 1000), text).slice("v1,".length);
  }
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return base64(new Uint8Array(await crypto.subtle.sign("HMAC", imported, content)));
}

/** An id as Svix makes them: `msg_` and 27 characters. */
export function newId(): string {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const random = crypto.getRandomValues(new Uint8Array(27));
  return `msg_${Array.from(random, (byte) => alphabet[byte % alphabet.length]).join("")}`;
}
