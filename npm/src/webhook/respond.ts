import { mistake } from "../mistake.js";
import type { WebResponse } from "../web-types.js";
import type { ReceiveResult } from "./receive.js";

/**
 * Returns the answer that ChatBrick expects: 204 for every verified delivery, whatever is in it, because after any other status
 * the same bytes are sent seven more times; for a refused one its status.
 *
 * @param result - what {@link receive} returned
 * @returns a `Response` without a body
 * @throws TypeError for anything else, such as a promise that was not awaited
 *
 * @example
 * ```ts
 * import { receive, respond } from "chatbrick-events/webhook";
 *
 * const response = respond(await receive(request, secret));
 * console.log(response.status); // 204
 * ```
 */
export function respond(result: ReceiveResult): WebResponse {
  const status = statusOf(result);
  return new Response(null, { status, headers: status === 405 ? { allow: "POST" } : {} }) as WebResponse;
}

function statusOf(result: ReceiveResult): number {
  switch (result?.outcome) {
    case "event":
    case "other_event":
    case "invalid":
      return 204;
    case "refused":
      return result.status;
    default:
      throw mistake("respond needs the result of receive: respond(await receive(...))");
  }
}
