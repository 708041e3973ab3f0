// Decompression that keeps the output before an error. The async iterator of a stream would drop its buffered output.

import { createGunzip } from "node:zlib";

/** Compressed bytes per step. Bounds the memory for any compression ratio. */
const SLICE = 1 << 15;

/** Bytes of a piece of the output. The piece with the error is lost. */
const PIECE = 1 << 16;

/** Size of the checksum and the length at the end of a gzip member. */
const TRAILER = 8;

/** Decompresses all gzip members. Throws at the end if the data is damaged, cut off, or followed by bytes other than zeros. */
export async function* gunzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: PIECE });
  let pieces: Buffer[] = [];
  let failure: { readonly error: unknown } | undefined;
  let hasEnded = false;
  gunzip.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true;
      resolve();
    };
    gunzip.on("end", end);
    gunzip.on("error", (error) => {
      failure = { error };
      end();
    });
  });
  const take = () => {
    const taken = pieces;
    pieces = [];
    return taken;
  };
  // Zeros after the last member end the stream; the callback of `write` is then never called.
  const write = (slice: Buffer) =>
    hasEnded ? ended : Promise.race([ended, new Promise((resolve) => gunzip.write(slice, resolve))]);

  try {
    for await (const slice of slicesOf(chunks)) {
      const last = take();
      const written = write(slice);
      // The consumer works on the last slice in the meantime.
      yield* last;
      await written;
      if (failure !== undefined) break;
    }
    if (!hasEnded) gunzip.end();
    await ended;
    yield* take();
    if (failure !== undefined) throw failure.error;
  } finally {
    gunzip.destroy();
  }
}

/**
 * Cuts chunks into slices. The last slice is only the trailer: the decompressor drops the output of a slice with a wrong
 * checksum.
 */
async function* slicesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([held, chunk]);
    const end = Math.max(bytes.length - TRAILER, 0);
    for (let at = 0; at < end; at += SLICE) yield bytes.subarray(at, Math.min(at + SLICE, end));
    held = bytes.subarray(end);
  }
  yield held;
}
