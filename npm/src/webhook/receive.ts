import { parseVerifiedEvent } from "../api.js";
import type { EventOf, EventType } from "../generated/events.js";
import { mistake } from "../mistake.js";
import { EVERY_EVENT, settingsOf } from "../options.js";
import { type BodyBytes, copyBody } from "../signature/body.js";
import { SignatureError, type SignatureReason } from "../signature/error.js";
import { type HeadersInput, readHeaders } from "../signature/headers.js";
import { knownOptions } from "../signature/options.js";
import { keysOf, type Secrets } from "../signature/secrets.js";
import {
  VERIFY_OPTIONS,
  type Verified,
  type VerifyOptions,
  verifyOwned,
  verifySettings,
} from "../signature/verify.js";
import type { EventOptions, Issue, WarningIssue } from "../types.js";
import { type IncomingRequest, readBody } from "./read-body.js";

/**
 * The parts of a request, for frameworks that have already read its body.
 *
 * @example
 * ```ts
 * import { type RequestParts, receive } from "chatbrick-events/webhook";
 *
 * const parts: RequestParts = { method: "POST", headers, body };
 * console.log((await receive(parts, secret)).outcome); // "event"
 * ```
 */
export interface RequestParts {
  /** Not checked if absent. */
  readonly method?: string | undefined;
  readonly headers: HeadersInput;
  /** The exact bytes that were received. */
  readonly body: BodyBytes;
}

/**
 * Options of {@link receive}: those of {@link verify} and of `safeParseEvent`.
 *
 * @example
 * ```ts
 * import { type ReceiveOptions, receive } from "chatbrick-events/webhook";
 *
 * const options: ReceiveOptions = { types: ["store.created", "store.updated"], maxBytes: 65_536 };
 * console.log((await receive(request, secret, options)).outcome);
 * ```
 */
export interface ReceiveOptions<T extends EventType = EventType> extends VerifyOptions, EventOptions<T> {}

/**
 * The result of {@link receive}; `outcome` distinguishes its cases.
 *
 * - `event`: verified and valid, possibly with warnings.
 * - `other_event`: verified, but of an unknown type, or of a type that is not among the accepted `types`.
 * - `invalid`: verified, but the payload is invalid. Keep `body`, and respond with a 2xx: a retry would send the same bytes.
 * - `refused`: not verified. `status` is the HTTP status of the response.
 *
 * @example
 * ```ts
 * import { type ReceiveResult, receive } from "chatbrick-events/webhook";
 *
 * const result: ReceiveResult = await receive(request, secret);
 * console.log(result.outcome === "refused" ? result.reason : result.id);
 * ```
 */
export type ReceiveResult<T extends EventType = EventType> =
  | (Delivered & { outcome: "event"; event: EventOf<T>; issues: WarningIssue[] })
  | (Delivered & { outcome: "other_event"; type: string; issues: Issue[] })
  | (Delivered & { outcome: "invalid"; issues: Issue[] })
  | Refused;

/** A verified delivery. */
interface Delivered extends Verified {
  /** Whether there were more than 100 issues. */
  readonly truncated: boolean;
}

/**
 * A delivery that {@link receive} refuses.
 *
 * @example
 * ```ts
 * import { type Refused, receive } from "chatbrick-events/webhook";
 *
 * const line = ({ reason, status }: Refused) => `refused: ${reason} (${status})`;
 * const result = await receive({ headers: {}, body }, secret);
 * if (result.outcome === "refused") console.log(line(result)); // "refused: missing_header (401)"
 * ```
 */
export interface Refused {
  readonly outcome: "refused";
  /** The reason of the {@link SignatureError}; or the method is not POST, or the body is longer than `maxBytes`. */
  readonly reason: SignatureReason | "method_not_allowed" | "too_large";
  /** The HTTP status of the response. */
  readonly status: 401 | 405 | 413;
  /** The names of the missing or malformed headers. */
  readonly headers?: readonly string[];
  /** Age of the delivery in seconds, if it is too old or too new. */
  readonly ageSeconds?: number;
}

/**
 * Receives a delivery: reads the body up to `maxBytes`, verifies its signature, and parses it. It does not throw for the
 * content of a delivery, signed or not.
 *
 * @param request - a `Request` whose body was not read, or `{ method, headers, body }` with the bytes of the body
 * @param secrets - the signing secret of the endpoint, or several during a rotation
 * @param options - `types`, `strict`, `maxBytes` (bytes), `now` (milliseconds), `toleranceSeconds` (seconds)
 * @returns a promise of a result: the event, or the reason why there is none; see {@link ReceiveResult}
 * @throws TypeError for a programming mistake: an unusable secret, or a body that was read or parsed before. The error rejects
 *   the promise; so does a body that breaks off.
 *
 * @example
 * ```ts
 * import { receive, respond } from "chatbrick-events/webhook";
 *
 * const result = await receive(request, secret);
 * if (result.outcome === "event") console.log(result.event.type, result.id); // "contact.connection.connected" "msg_1"
 * const response = respond(result);
 * ```
 */
export async function receive<const T extends EventType = EventType>(
  request: IncomingRequest | RequestParts,
  secrets: Secrets,
  options: ReceiveOptions<T> = {},
): Promise<ReceiveResult<T>> {
  const { now, toleranceSeconds, ...eventOptions } = knownOptions(options, OPTIONS);
  const settings = verifySettings({ now, toleranceSeconds });
  const eventSettings = settingsOf(eventOptions, EVERY_EVENT);
  const keys = keysOf(secrets);
  checkRequest(request);

  if (request.method !== undefined && request.method !== "POST") return refused("method_not_allowed", 405);
  try {
    const body = await bodyOf(request, eventSettings.maxBytes);
    if (body === undefined) return refused("too_large", 413);
    const delivery = await verifyOwned(body, request.headers, keys, settings);
    const { success: _, ...result } = parseVerifiedEvent<T>(body, eventSettings);
    return { ...delivery, ...result };
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const { reason, headers, ageSeconds } = error;
    return {
      ...refused(reason, 401),
      ...(headers && { headers }),
      ...(ageSeconds !== undefined && { ageSeconds }),
    };
  }
}

const OPTIONS = [...VERIFY_OPTIONS, "strict", "maxBytes", "types"];

const refused = (reason: Refused["reason"], status: Refused["status"]): Refused => ({
  outcome: "refused",
  reason,
  status,
});

/** @throws TypeError if the value is neither a request nor its parts */
function checkRequest(request: IncomingRequest | RequestParts): void {
  if (typeof request !== "object" || request === null) {
    throw mistake("the request must be a Request or { method, headers, body }");
  }
  if ("then" in request && typeof request.then === "function")
    throw mistake("the request is a promise; await it");
  if (typeof request.headers !== "object" || request.headers === null) {
    throw mistake(
      "the request has no headers: pass a Request (in Hono, c.req.raw) or { method, headers, body }",
    );
  }
  if ((request as { isBase64Encoded?: unknown }).isBase64Encoded === true) {
    throw mistake(
      'the body of this event is base64: pass { method, headers, body: Buffer.from(event.body, "base64") }',
    );
  }
}

/** Returns the bytes of the body; undefined if there are more than `maxBytes`. */
async function bodyOf(
  request: IncomingRequest | RequestParts,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if ("arrayBuffer" in request && typeof request.arrayBuffer === "function")
    return readBody(request, maxBytes);
  // Anyone can send a request without body and signature: it is refused, and not a programming mistake.
  if (request.body == null) readHeaders(request.headers);
  const body = copyBody(request.body);
  return body.length > maxBytes ? undefined : body;
}
