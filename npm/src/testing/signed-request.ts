import type { ChatBrickEvent } from "../generated/events.js";
import type { BodyBytes } from "../signature/body.js";
import type { Secrets } from "../signature/secrets.js";
import { type SignOptions, sign } from "../signature/sign.js";
import type { WebRequest } from "../web-types.js";

/**
 * Makes the request of a delivery, signed as ChatBrick signs it.
 *
 * @param url - the address of the receiver
 * @param body - the body, bytes or a string, or an event
 * @param secret - the signing secret of the receiver
 * @param options - `id`, and `timestamp` in seconds
 * @returns a promise of a `Request`
 * @throws TypeError for a programming mistake, like `sign`; the error rejects the promise
 *
 * @example
 * ```ts
 * import { example, signedRequest } from "chatbrick-events/testing";
 *
 * const request = await signedRequest("https://example.com/webhook", example("store.created"), secret);
 * console.log(request.method); // "POST"
 * ```
 */
export async function signedRequest(
  url: string | { readonly href: string },
  body: BodyBytes | ChatBrickEvent,
  secret: Secrets,
  options?: SignOptions,
): Promise<WebRequest> {
  const sent = isEvent(body) ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer>);
  const headers = { "content-type": "application/json", ...(await sign(sent, secret, options)) };
  return new Request(typeof url === "string" ? url : url.href, {
    method: "POST",
    headers,
    body: sent,
  }) as WebRequest;
}

const isEvent = (body: unknown): body is ChatBrickEvent =>
  Object.prototype.toString.call(body) === "[object Object]" &&
  typeof (body as { type?: unknown }).type === "string";
