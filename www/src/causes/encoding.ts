// What a body is if it is not text in UTF-8, and how it becomes that.

import { inputForm } from "../../../npm/src/input-form.ts";
import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

export type EncodingName = "gzip" | "gzipBase64" | "utf16" | "big5" | "base64" | "html" | "objectObject";

/** Largest decompressed body, against small bodies that become very large. */
const LARGEST = 16 * 1024 * 1024;

/** Bytes that are examined for Big5. */
const SAMPLE = 200_000;

/** Returns what a source is that is not JSON; `undefined` if its content does not show it. */
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

/** Returns the text; `undefined` if this is not possible. */
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

/** Big-endian if the first of two bytes is 0, or the byte order mark says so. */
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
  // In UTF-8 with a broken byte, most characters are still decoded.
  const utf8 = decode(sample).match(/[^\0-\x7f]/gu) ?? [];
  const broken = utf8.filter((character) => character === "\ufffd").length;
  if (broken === 0 || utf8.length > 2 * broken) return false;
  try {
    // A character may be cut at the end of the sample.
    const text = new TextDecoder("big5", { fatal: true }).decode(sample, { stream: true });
    return /\p{Script=Han}/u.test(text);
  } catch {
    return false;
  }
}
