// Reads the bytes of a file, and decompresses gzip.

import { createReadStream } from "node:fs";
import { gunzipped } from "./gunzip.js";
import { STDIN } from "./inputs.js";

const CHUNK = 1 << 18;

/** Reads a file or standard input. Detects gzip by its first two bytes, not by the file name. */
export async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  const source: AsyncIterable<Buffer> =
    file === STDIN ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  const chunks = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const all = joined(head, chunks);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  yield* gunzipped(all);
}

async function* joined(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return;
    yield value;
  }
}
