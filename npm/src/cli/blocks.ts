// Blocks of whole bodies, which threads validate independently of each other.

import { endOfValue } from "../unwrap/json.js";
import { HEAD, isMultiLine } from "./multi-line.js";
import type { Validation } from "./options.js";

const LF = 0x0a;
const CR = 0x0d;
const BOM = Buffer.from("\ufeff");

/** Longest first line, in bytes, that is checked. A file with a longer one is read as lines. */
const FIRST_LINE = 1 << 24;

/** Bytes of a block of lines. */
const BLOCK = 1 << 19;

const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** Bodies of one file: a document, or lines. */
export interface Block {
  readonly kind: "document" | "lines";
  /** The number of the first line in the file, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
}

/** Options for cutting a file into blocks. */
export interface Cutting {
  /** Bytes that are kept of a body: enough to see that it is too large. */
  readonly keep: number;
  /** Whether the lines of a log count as bodies. */
  readonly unwrap: boolean;
}

/** Bytes that are kept of a text that must be unwrapped. A list of messages can be long. */
const UNWRAPPED = 1 << 27;

export const cuttingOf = ({ maxBytes, unwrap: isLog }: Validation): Cutting => ({
  keep: Math.max(maxBytes, isLog ? UNWRAPPED : 0) + 1,
  unwrap: isLog,
});

/**
 * Cuts the bytes of a file into blocks. If the first line with content is a complete JSON value, each line is a body; otherwise
 * the file is one document. With `--unwrap`, each line is a body unless the file is one text in several lines. If the file
 * cannot be read to its end, throws after the complete lines.
 */
export async function* blocksOf(chunks: AsyncIterable<Buffer>, cutting: Cutting): AsyncGenerator<Block> {
  let head: Buffer = Buffer.alloc(0);
  let isLines: boolean | undefined;
  let failure: { readonly error: unknown } | undefined;
  const iterator = (async function* () {
    try {
      yield* chunks;
    } catch (error) {
      failure = { error };
    }
  })();
  const isWhole = () => failure === undefined;
  const onCut = () => {
    // Without `--unwrap`, the validator reports that the body is too large.
    if (cutting.unwrap) failure ??= { error: new Error(cutMessage(cutting.keep)) };
  };
  while (isLines === undefined) {
    const { value, done } = await iterator.next();
    if (!done) head = head.length === 0 ? value : Buffer.concat([head, value]);
    isLines = hasLines(head, done === true, cutting);
  }
  const all = (async function* () {
    yield head;
    yield* iterator;
  })();
  if (isLines) yield* linesOf(all, cutting.keep, isWhole, onCut);
  else {
    const document = await documentOf(all, cutting.keep);
    if (isWhole()) yield document.block;
    if (document.isCut) onCut();
  }
  if (failure !== undefined) throw failure.error;
}

/** Whether a file that begins with these bytes has one body in each line; `undefined` if more bytes are needed. */
function hasLines(head: Buffer, isComplete: boolean, { keep, unwrap: isLog }: Cutting): boolean | undefined {
  let start = head.subarray(0, 3).equals(BOM) ? 3 : 0;
  while (start < head.length && isBlank(head[start])) start += 1;
  const lineBreak = head.indexOf(LF, start);
  if (isLog && head.length < HEAD && !isComplete) return undefined;
  if (lineBreak < 0 && !isComplete) {
    return head.length - start > Math.min(keep, FIRST_LINE) ? true : undefined;
  }
  const end = lineBreak < 0 ? head.length : lineBreak;
  const line = head.subarray(start, end);
  if (isValue(line)) return true;
  return isLog && !isMultiLine(head.toString("latin1", start, HEAD), isComplete && head.length <= HEAD);
}

/** Whether a line is a JSON value. Checks only the structure of objects and lists: an invalid body is still a body. */
function isValue(line: Buffer): boolean {
  const end = endOfValue(line, 0);
  if (end < 0 || !line.subarray(end).every(isBlank)) return false;
  return /^["[{]/.test(line.toString("latin1", 0, 1)) || SCALAR.test(line.toString("latin1", 0, end));
}

export const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === LF || byte === CR || byte === 0x09;

const cutMessage = (keep: number) =>
  `a text of more than ${Math.floor(keep / 1e6)} MB: only its beginning was searched; split it into lines`;

async function documentOf(chunks: AsyncIterable<Buffer>, keep: number) {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    // Reads the remaining input too: another process may be writing it.
    if (length < keep) parts.push(chunk.subarray(0, keep - length));
    length += chunk.length;
  }
  const block: Block = { kind: "document", line: 1, bytes: Buffer.concat(parts) };
  return { block, isCut: length > keep };
}

/**
 * @param isWhole - at the end of the chunks: whether the last line is complete
 * @param onCut - called if only the beginning of a line was kept
 */
async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  keep: number,
  isWhole: () => boolean,
  onCut: () => void,
): AsyncGenerator<Block> {
  let line = 1;
  /** Complete lines. */
  let whole: Buffer[] = [];
  let size = 0;
  /** The beginning of the line that is not complete yet. */
  let tail: Buffer[] = [];
  let tailSize = 0;
  let isCut = false;
  const addToTail = (part: Buffer) => {
    const kept = part.subarray(0, keep - tailSize);
    if (kept.length < part.length) isCut = true;
    tail.push(kept);
    tailSize += kept.length;
  };
  const take = (): Block => {
    const block: Block = { kind: "lines", line, bytes: Buffer.concat(whole) };
    line += countLines(block.bytes);
    whole = [];
    size = 0;
    return block;
  };
  for await (const chunk of chunks) {
    const first = chunk.indexOf(LF);
    addToTail(first < 0 ? chunk : chunk.subarray(0, first));
    if (first < 0) continue;
    const end = chunk.lastIndexOf(LF) + 1;
    whole.push(...tail, chunk.subarray(first, end));
    size += tailSize + end - first;
    tail = [];
    tailSize = 0;
    addToTail(chunk.subarray(end));
    if (size >= BLOCK) yield take();
  }
  if (isWhole()) {
    whole.push(...tail);
    size += tailSize;
  }
  if (size > 0) yield take();
  if (isCut) onCut();
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}
