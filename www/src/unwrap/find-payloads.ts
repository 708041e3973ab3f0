// Finds the payloads in what was pasted or opened.

import { type Unwrapped, unwrap } from "chatbrick-events/unwrap";
import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

export interface Payload {
  source: Source;
  /** What was around it, from the outside to the inside. */
  layers: readonly string[];
  /** The headers of its delivery as lines, or empty. */
  headers: string;
  /** The type, if it is at the beginning. */
  type: string | undefined;
}

export interface Found {
  payloads: Payload[];
  /** Whether the search ended before it was complete. */
  truncated: boolean;
}

/** Returns the payloads of a source; `undefined` if there is none, or if the source is one itself. */
export function findPayloads({ text, bytes }: Source): Found | undefined {
  const { payloads, truncated } = unwrap(bytes ?? text);
  const [first] = payloads;
  if (first === undefined || (payloads.length === 1 && isSource(first, text))) return undefined;
  return { payloads: payloads.map(toPayload), truncated };
}

/** Whether the payload is the source itself, but for punctuation around it, which is a mistake in the body. */
function isSource({ body, layers }: Unwrapped, text: string): boolean {
  if (layers.length === 0) return true;
  if (layers.join() !== "text") return false;
  const around = text.replace(decode(body), () => "");
  return !/[\p{L}\p{N}]/u.test(around);
}

function toPayload({ body, layers, headers = {} }: Unwrapped): Payload {
  const text = decode(body);
  const type = /"type"\s*:\s*"([^"\\]{1,64})"/.exec(text.slice(0, 300))?.[1];
  const bytes = new Uint8Array(body);
  return {
    // The text alone if it has the same bytes: an edit then changes nothing else.
    source: isExact(text, bytes) ? { text } : { text, bytes },
    layers,
    headers: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
    type,
  };
}

/** Whether a text is encoded as these bytes. */
function isExact(text: string, bytes: Uint8Array): boolean {
  if (!text.includes("\ufffd")) return true;
  const encoded = new TextEncoder().encode(text);
  return encoded.length === bytes.length && encoded.every((byte, index) => byte === bytes[index]);
}
