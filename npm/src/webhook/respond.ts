import type { WebResponse } from "../web-types.js";
import type { ReceiveResult } from "./receive.js";

/**
 * Returns the answer that ChatBrick expects: 204 for every verified delivery, whatever is in it, because anything but a 2xx
 * brings the same bytes seven more times; otherwise the status of the refusal.
 *
 * @param result - what {@link receive} returned
 * @returns a `Response` without a body
 *
 * @example
 * ```ts
 * import { receive, respond } from "chatbrick-events/webhook";
 *
 * const response = respond(await receive(request, secret));
 * console.log(response.status); // 204
 * ```
 */
export function respond(result: Pick<ReceiveResult, "outcome">): WebResponse {
  const { status = 204 } = result as { status?: number };
  return new Response(null, { status, headers: status === 405 ? { allow: "POST" } : {} }) as WebResponse;
}
