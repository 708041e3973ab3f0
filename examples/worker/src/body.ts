import { DEFAULT_MAX_BYTES } from "chatbrick-events";

/** The largest body that is taken: the most that the package reads unless it is told otherwise. */
export const MAX_BYTES = DEFAULT_MAX_BYTES;

/**
 * The body's exact bytes, or `undefined` if there are more than `max` of them. `Content-Length` is believed when it says
 * too much; when it is absent or wrong, reading ends at the limit.
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
