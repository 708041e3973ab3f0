import { mistake } from "../mistake.js";
import type { WebResponse } from "../web-types.js";
import type { ReceiveResult } from "./receive.js";

/**
 * Returns the response that ChatBrick expects. A verified delivery gets 204, valid or not, because ChatBrick sends the same
 * bytes seven more times after any other status. A refused delivery gets its own status.
 *
 * @param result - the result of {@link receive}
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
  return new Response(null, { status, headers: HEADERS[status] ?? {} }) as WebResponse;
}

const HEADERS: Record<number, Record<string, string>> = {
  405: { allow: "POST" },
  // Without it, some servers go on reading a body that may never end.
  413: { connection: "close" },
};

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
