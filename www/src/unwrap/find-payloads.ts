// Finds the payloads in pasted or opened content.

import { type Unwrapped, unwrap } from "chatbrick-events/unwrap";
import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

export interface Payload {
  source: Source;
  /** Formats around the payload, outermost first. */
  layers: readonly string[];
  /** The headers of its delivery, one a line; empty without headers. */
  headers: string;
  /** Event type, if it is near the beginning. */
  type: string | undefined;
}

export interface Found {
  payloads: Payload[];
  /** Whether the search ended before it was complete. */
  truncated: boolean;
}

/** Returns the payloads of a source; `undefined` if it contains none or is itself a payload. */
export function findPayloads({ text, bytes }: Source): Found | undefined {
  const { payloads, truncated } = unwrap(bytes ?? text);
  const [first] = payloads;
  if (first === undefined || (payloads.length === 1 && isSource(first, text))) return undefined;
  return { payloads: payloads.map(toPayload), truncated };
}

/** Whether the payload is the source itself, except for punctuation around it, which is an error in the body. */
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
    // Without bytes if the text is encoded as these bytes, so that edits work as for pasted text.
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
