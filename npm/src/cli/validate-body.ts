// Validates one payload.

import {
  DEFAULT_MAX_BYTES,
  EVENT_TYPES,
  type EventOptions,
  type EventType,
  type Issue,
  safeParseEvent,
  validateEvent,
} from "chatbrick-events";
import { BRACE, QUOTE, skipSpace, textOf } from "../unwrap/ascii.js";
import { unescapeJson } from "../unwrap/decode.js";
import { childrenOf, endOfValue } from "../unwrap/json.js";
import type { Validation } from "./options.js";

/** The result of one payload. */
export interface Result {
  readonly outcome: "event" | "other_event" | "invalid";
  readonly type: string | undefined;
  readonly issues: Issue[];
  readonly truncated: boolean;
}

/** Returns the options of the package; `undefined` for the defaults, which saves a check for each body. */
export function optionsOf({ types, strict, maxBytes }: Validation): EventOptions | undefined {
  if (types === undefined && !strict && maxBytes === DEFAULT_MAX_BYTES) return undefined;
  return { strict, maxBytes, types: types as readonly EventType[] | undefined };
}

export function validateBody(body: Uint8Array, options: EventOptions | undefined): Result {
  const { valid, issues, truncated } = validateEvent(body, options);
  const type = typeAtStart(body);
  if (valid && type !== undefined) return { outcome: "event", type, issues, truncated };
  const result = safeParseEvent(body, options);
  if (result.outcome === "event") return { outcome: "event", type: result.event.type, issues, truncated };
  if (result.outcome === "other_event")
    return { outcome: "other_event", type: result.type, issues, truncated };
  return { outcome: "invalid", type: type ?? typeOf(body), issues, truncated };
}

/** The first bytes of a delivery of each type. */
const STARTS = EVENT_TYPES.map((type) => ({ type, bytes: Buffer.from(`{"type":"${type}"`) }));

/** Returns the documented type at the beginning of a body. Faster than building the event to read its type. */
const typeAtStart = (body: Uint8Array): string | undefined =>
  STARTS.find(({ bytes }) => startsWith(body, bytes))?.type;

/** Returns the documented type of a body in any notation; `undefined` for other types, and for a body that is not JSON. */
function typeOf(body: Uint8Array): string | undefined {
  const start = skipSpace(body, startsWith(body, BOM) ? BOM.length : 0);
  if (body[start] !== BRACE || endOfValue(body, start) < 0) return undefined;
  for (const { key, start: at, end } of childrenOf(body, start)) {
    if (key !== "type") continue;
    if (body[at] !== QUOTE) return undefined;
    const type = textOf(unescapeJson(body, at + 1, end - 1));
    return (EVENT_TYPES as readonly string[]).find((each) => each === type);
  }
  return undefined;
}

const BOM = Buffer.from("\ufeff");

function startsWith(body: Uint8Array, start: Uint8Array): boolean {
  for (let index = 0; index < start.length; index += 1) if (body[index] !== start[index]) return false;
  return true;
}
