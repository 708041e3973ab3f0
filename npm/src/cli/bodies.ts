// The bodies of a block, and the payloads inside them.

import { unwrap } from "chatbrick-events/unwrap";
import { skipSpace } from "../unwrap/ascii.js";
import { endOfValue } from "../unwrap/json.js";
import { type Block, isBlank } from "./blocks.js";

const LF = 0x0a;
const BOM = [0xef, 0xbb, 0xbf];

/** A body and its line. */
export interface Body {
  readonly line: number;
  readonly bytes: Uint8Array;
}

/** The beginning of an object, also inside a string. */
const OBJECT = /^"?\{\s*\\?"/;

/** A payload of a body, with the id of its delivery and the layers around it. */
interface Payload {
  readonly body: Uint8Array;
  readonly id: string | undefined;
  readonly layers: readonly string[];
}

/** Yields the bodies of a block. Skips blank lines. */
export function* bodiesOf({ kind, line, bytes: block }: Block): Generator<Body> {
  // A view of a Buffer would be a Buffer, which takes longer to make.
  const bytes = new Uint8Array(block.buffer, block.byteOffset, block.byteLength);
  let start = line === 1 ? afterMark(bytes) : 0;
  if (kind === "document") {
    if (!bytes.subarray(start).every(isBlank)) yield { line, bytes };
    return;
  }
  // A byte order mark at the beginning of lines belongs to the file, not to its first body.
  for (let number = line; start < bytes.length; number += 1) {
    const lineBreak = bytes.indexOf(LF, start);
    let end = lineBreak < 0 ? bytes.length : lineBreak;
    const next = end + 1;
    while (end > start && isBlank(bytes[end - 1])) end -= 1;
    if (end > start) yield { line: number, bytes: bytes.subarray(start, end) };
    start = next;
  }
}

/** Returns the position after a byte order mark; 0 if there is none. */
const afterMark = (bytes: Uint8Array): number =>
  BOM.every((byte, index) => bytes[index] === byte) ? BOM.length : 0;

/** The payloads of a body, and whether a limit ended the search early. */
interface Search {
  readonly payloads: readonly Payload[];
  readonly truncated: boolean;
}

/** Returns the payloads of a body: the body itself, or with `--unwrap` those inside it. A truncated or damaged body counts. */
export function payloadsOf(body: Uint8Array, isWrapped: boolean): Search {
  const itself = { body, layers: [], id: undefined };
  if (!isWrapped) return { payloads: [itself], truncated: false };
  const { payloads: found, truncated } = unwrap(body);
  if (found.length === 0) return { payloads: isDamaged(body) ? [itself] : [], truncated };
  const payloads = found.map(({ body: payload, layers, headers }) => ({
    body: payload,
    layers,
    id: headers?.["svix-id"] ?? headers?.["webhook-id"],
  }));
  return { payloads, truncated };
}

/** Whether a body begins like an object, but is not a complete JSON value. */
function isDamaged(body: Uint8Array): boolean {
  const first = skipSpace(body, afterMark(body));
  const head = Buffer.from(body.subarray(first, first + 64)).toString("latin1");
  return OBJECT.test(head) && endOfValue(body, first) < 0;
}

/** Returns the number of lines of a document, without blank lines at its end. */
export function linesIn(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && isBlank(bytes[end - 1])) end -= 1;
  let lines = 1;
  for (let at = bytes.indexOf(LF); at >= 0 && at < end; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}
