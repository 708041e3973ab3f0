import { mistake } from "../mistake.js";

/**
 * A request as a server receives it: the `Request` of any runtime.
 *
 * @example
 * ```ts
 * import { type IncomingRequest, receive } from "chatbrick-events/webhook";
 *
 * const outcomeOf = async (request: IncomingRequest) => (await receive(request, secret)).outcome;
 * console.log(await outcomeOf(request));
 * ```
 */
export interface IncomingRequest {
  readonly method: string;
  readonly headers: { get(name: string): string | null };
  /** A stream of bytes; null for none. */
  readonly body?: unknown;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const FIRST_BUFFER = 16_384;

/**
 * Reads the body of a request. Stops at the first chunk that exceeds `maxBytes`.
 *
 * @returns the bytes; undefined if there are more than `maxBytes`
 * @throws TypeError if the body was read before
 */
export async function readBody(
  request: IncomingRequest,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const body = request.body as ReadableStream<unknown> | null | undefined;
  if (request.bodyUsed || body?.locked) {
    throw mistake(
      "the body was read before: call receive first, or pass { method, headers, body } with its bytes",
    );
  }
  if (Number(request.headers.get?.("content-length")) > maxBytes) {
    cancel(body);
    return undefined;
  }
  if (body === null) return new Uint8Array(0);
  // Firefox has no `body` stream on requests.
  if (body === undefined) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > maxBytes ? undefined : bytes;
  }
  if (typeof body.getReader !== "function") throw mistake("the body of a Request must be a stream");
  return readStream(body, maxBytes);
}

/** Reads into one growing buffer: a list of small chunks would take many times the memory. */
async function readStream(
  stream: ReadableStream<unknown>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = stream.getReader();
  let bytes = new Uint8Array(Math.min(maxBytes, FIRST_BUFFER));
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.slice(0, length);
    if (!isBytes(value)) {
      cancel(reader);
      throw mistake("the body must be a stream of bytes");
    }
    const end = length + value.length;
    if (end > maxBytes) {
      cancel(reader);
      return undefined;
    }
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.min(maxBytes, Math.max(end, 2 * bytes.length)));
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(value, length);
    length = end;
  }
}

/** Not `instanceof`, which fails for the bytes of another realm. */
const isBytes = (value: unknown): value is Uint8Array =>
  Object.prototype.toString.call(value) === "[object Uint8Array]";

/** Tells the sender to stop. Does not wait, because the response must not depend on the sender. */
function cancel(source: { cancel(): Promise<void> } | null | undefined): void {
  source?.cancel().catch(() => {});
}
