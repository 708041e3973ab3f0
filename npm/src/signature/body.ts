import { mistake } from "../mistake.js";

/**
 * The body of a request, exactly as it was received. Text is encoded as UTF-8. Pass bytes if you have them, because text cannot
 * represent a body that is not UTF-8.
 *
 * @example
 * ```ts
 * import type { BodyBytes } from "chatbrick-events/signature";
 *
 * const bodies: BodyBytes[] = ["{}", new Uint8Array([0x7b, 0x7d]), await request.arrayBuffer()];
 * console.log(bodies.length); // 3
 * ```
 */
export type BodyBytes = string | ArrayBuffer | ArrayBufferView;

/**
 * Copies the bytes of a body, so that the caller cannot change them during the verification.
 *
 * @throws TypeError for anything but bytes and strings
 */
export function copyBody(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
  // Not `instanceof`, which fails for the buffer of another realm.
  const kind = Object.prototype.toString.call(body).slice(8, -1);
  if (kind === "ArrayBuffer") return new Uint8Array(body as ArrayBuffer).slice();
  throw mistake(
    `the body must be bytes, not ${kind}: await request.arrayBuffer(), or use express.raw() before express.json()`,
  );
}
