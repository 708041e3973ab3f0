import { DEFAULT_MAX_BYTES } from "chatbrick-events";

/** Largest accepted body: the default limit of the package. */
export const MAX_BYTES = DEFAULT_MAX_BYTES;

/**
 * Reads the exact bytes of the body; `undefined` if there are more than `max`. A `Content-Length` above the limit is enough
 * to reject it; if the header is absent or wrong, reading stops at the limit.
 */
export async function readBody(
  request: Request,
  max = MAX_BYTES,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("content-length")) > max) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > max) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
