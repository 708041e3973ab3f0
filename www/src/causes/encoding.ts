// Detects and decodes bodies that are not JSON text in UTF-8.

import { inputForm } from "../../../npm/src/input-form.ts";
import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

export type EncodingName = "gzip" | "gzipBase64" | "utf16" | "big5" | "base64" | "html" | "objectObject";

/** Largest decompressed body, in bytes (stops decompression bombs). */
const LARGEST = 16 * 1024 * 1024;

/** Number of bytes that are examined for Big5. */
const SAMPLE = 200_000;

/** Returns the encoding of a source that is not JSON; `undefined` if it is unknown. */
export function encodingOf({ text, bytes }: Source): EncodingName | undefined {
  const form = inputForm(bytes ?? text);
  if (form === "gzip" || form === "utf16") return form;
  const start = text.slice(0, 100).trimStart();
  if (/^"?H4sI/.test(start)) return "gzipBase64";
  if (/^<(?:[!?a-z])/i.test(start)) return "html";
  if (text.trim() === "[object Object]") return "objectObject";
  if (form === "base64") return "base64";
  return bytes && isBig5(bytes) ? "big5" : undefined;
}

/** Decodes a source to text; `undefined` if it is damaged or has no payload. */
export async function decoded({ text, bytes }: Source, name: EncodingName): Promise<string | undefined> {
  try {
    switch (name) {
      case "gzip":
        return bytes && (await gunzip(bytes));
      case "gzipBase64":
        return await gunzip(fromBase64(text));
      case "base64":
        return decode(fromBase64(text));
      case "utf16":
        return bytes ? new TextDecoder(utf16Label(bytes)).decode(bytes) : text.replaceAll("\0", "");
      case "big5":
        return bytes && new TextDecoder("big5", { fatal: true }).decode(bytes);
      default:
        return undefined;
    }
  } catch {
    // Damaged.
    return undefined;
  }
}

/** Big-endian if the text begins with the byte order mark FE FF, or with a zero byte before another byte. */
const utf16Label = ([first, second]: Uint8Array) =>
  first === 0xfe || (first === 0 && second !== 0) ? "utf-16be" : "utf-16le";

const fromBase64 = (text: string) =>
  Uint8Array.from(atob(text.replace(/["\s]/g, "").replaceAll("-", "+").replaceAll("_", "/")), (character) =>
    character.charCodeAt(0),
  );

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    parts.push(new Uint8Array(value));
    if (length > LARGEST) {
      await reader.cancel();
      return undefined;
    }
  }
  return decode(new Uint8Array(await new Blob(parts).arrayBuffer()));
}

/** Whether bytes that are not UTF-8 are Chinese text in Big5. */
function isBig5(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  // In damaged UTF-8, most characters still decode.
  const utf8 = decode(sample).match(/[^\0-\x7f]/gu) ?? [];
  const broken = utf8.filter((character) => character === "\ufffd").length;
  if (broken === 0 || utf8.length > 2 * broken) return false;
  try {
    // `stream`: the sample may end within a character.
    const text = new TextDecoder("big5", { fatal: true }).decode(sample, { stream: true });
    return /\p{Script=Han}/u.test(text);
  } catch {
    return false;
  }
}
