// The bodies of a block, and the payloads inside.

import { unwrap } from "chatbrick-events/unwrap";
import { type Block, isBlank } from "./blocks.js";

const LF = 0x0a;
const BOM = [0xef, 0xbb, 0xbf];

/** A body at its place. */
export interface Body {
  readonly line: number;
  readonly bytes: Uint8Array;
}

/** First bytes of objects, lists and strings. */
const JSON_STARTS = [0x7b, 0x5b, 0x22];

/** A payload of a body, with the id of its delivery and what was around it. */
interface Payload {
  readonly body: Uint8Array;
  readonly id: string | undefined;
  readonly layers: readonly string[];
}

/** The bodies of a block; blank lines have none. */
export function* bodiesOf({ kind, line, bytes: block }: Block): Generator<Body> {
  // Views of a Buffer are Buffers, which take longer to make.
  const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
  if (kind === "document") {
    if (!bytes.every(isBlank)) yield { line, bytes };
    return;
  }
  // A byte order mark at the beginning of the file belongs to the file, not to its first body.
  let start = line === 1 && BOM.every((byte, index) => bytes[index] === byte) ? BOM.length : 0;
  for (let number = line; start < bytes.length; number += 1) {
    const lineBreak = bytes.indexOf(LF, start);
    let end = lineBreak < 0 ? bytes.length : lineBreak;
    const next = end + 1;
    while (end > start && isBlank(bytes[end - 1])) end -= 1;
    if (end > start) yield { line: number, bytes: bytes.subarray(start, end) };
    start = next;
  }
}

/**
 * The payloads of a body: those that `unwrap` finds, or else itself. A line of a log that neither has a payload nor looks like
 * JSON has none.
 */
export function payloadsOf(body: Uint8Array, kind: Block["kind"], isWrapped: boolean): Payload[] {
  const found = isWrapped ? unwrap(body).payloads : [];
  if (found.length === 0) {
    const isNoise = isWrapped && kind === "lines" && !JSON_STARTS.includes(body[0] ?? 0);
    return isNoise ? [] : [{ body, layers: [], id: undefined }];
  }
  return found.map(({ body: payload, layers, headers }) => ({
    body: payload,
    layers,
    id: headers?.["svix-id"] ?? headers?.["webhook-id"],
  }));
}
