import type { Source } from "../validation/types.ts";

/** Largest payload of a link, in bytes: links are untrusted input. */
const LIMIT = 4 * 1024 * 1024;
/** Longest address that all browsers accept. */
export const MAX_ADDRESS_LENGTH = 60_000;
/** Some programs cut off longer addresses. */
export const LONG_ADDRESS = 2000;

const KINDS = { text: "#p=", standIns: "#s=", bytes: "#b=" } as const;

/** Whether the link of this hash was made with stand-ins. */
export const hasStandIns = (hash: string): boolean => hash.startsWith(KINDS.standIns);

async function pipeThrough(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LIMIT) {
      await reader.cancel();
      throw new RangeError("the payload of the link is too large");
    }
    parts.push(value);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Returns the hash of a link that carries a source. `standIns`: personal data was replaced in it. */
export async function toHash({ text, bytes }: Source, standIns = false): Promise<string> {
  const packed = await pipeThrough(
    bytes ?? new TextEncoder().encode(text),
    new CompressionStream("deflate-raw"),
  );
  let binary = "";
  for (let at = 0; at < packed.length; at += 0x6000)
    binary += String.fromCharCode(...packed.subarray(at, at + 0x6000));
  const base64url = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return (bytes ? KINDS.bytes : standIns ? KINDS.standIns : KINDS.text) + base64url;
}

/**
 * Returns the source in the hash of an address; `undefined` if there is none.
 *
 * @throws if the hash is broken or its payload is too large
 */
export async function fromHash(hash: string): Promise<Source | undefined> {
  const kind = Object.values(KINDS).find((kind) => hash.startsWith(kind));
  if (!kind) return undefined;
  const packed = Uint8Array.from(
    atob(hash.slice(kind.length).replaceAll("-", "+").replaceAll("_", "/")),
    (c) => c.charCodeAt(0),
  );
  const bytes = await pipeThrough(packed, new DecompressionStream("deflate-raw"));
  const text = new TextDecoder("utf-8", { ignoreBOM: true, fatal: kind !== KINDS.bytes }).decode(bytes);
  return kind === KINDS.bytes ? { text, bytes } : { text };
}

/** The address of the page with this hash. */
export const addressOf = (hash: string): string => location.href.replace(/#.*$/, "") + hash;
