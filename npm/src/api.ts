import { bytesOf, lengthOfBytes } from "./bytes.js";
import { Engine, type Verdict, type Wanted } from "./engine.js";
import { ConnectedEventError } from "./error.js";
import { isPlainlyValid } from "./generated/accept.js";
import { buildEvent } from "./generated/build.js";
import type { ConnectedEvent } from "./generated/event.js";
import { textOf, UNREADABLE } from "./input.js";
import { type Settings, settingsOf } from "./options.js";
import { limit } from "./plain.js";
import type { Options, Report, SafeParseResult, WarningIssue } from "./types.js";

let engine: Engine | undefined;

/** Gives the functions their wasm. The first module stays: a second call changes nothing. */
export function start(module: WebAssembly.Module): void {
  engine ??= new Engine(module);
}

/** Whether the functions have their wasm. */
export const started = (): boolean => engine !== undefined;

function running(): Engine {
  if (engine === undefined) {
    throw new Error("chatbrick-events/slim: there is no wasm yet; call init or initSync first");
  }
  return engine;
}

/** The short way for a parsed payload without issues. What its getters throw, the long way says. */
function accepts(input: unknown, settings: Settings): boolean {
  const outer = limit(settings.maxBytes);
  try {
    return isPlainlyValid(input);
  } catch {
    return false;
  } finally {
    limit(outer);
  }
}

/** What a function wants of {@link judge}, and the short way that there is to it. */
interface Purpose extends Wanted {
  readonly accept: typeof accepts | undefined;
}

const FOR_EVENT: Purpose = { build: buildEvent, warnings: false, accept: undefined };
const FOR_RESULT: Purpose = { build: buildEvent, warnings: true, accept: undefined };
const FOR_REPORT: Purpose = { build: undefined, warnings: true, accept: accepts };

function judge(input: unknown, options: Options | undefined, purpose: Purpose): Verdict {
  const settings = settingsOf(options);
  const engine = running();
  if (typeof input === "string") return engine.judgeText(input, false, settings, purpose);
  const length = lengthOfBytes(input);
  if (length !== undefined) return engine.judgeBytes(input as Uint8Array, length, settings, purpose);
  const bytes = bytesOf(input);
  if (bytes !== undefined) return engine.judgeBytes(bytes, bytes.length, settings, purpose);
  if (purpose.accept?.(input, settings)) {
    return { valid: true, issues: [], truncated: false };
  }
  const text = textOf(input);
  return typeof text === "string"
    ? engine.judgeText(text, true, settings, purpose)
    : engine.judgeNothing(text !== UNREADABLE, purpose);
}

/**
 * Parses the payload of a `contact.connection.connected` webhook.
 *
 * @param input - JSON text as a string; JSON text in UTF-8 as an `ArrayBuffer`, a `Uint8Array` or any other view
 *   (a Node `Buffer` included); or, as any other value, a payload that is already parsed. Bytes are best: in them
 *   broken UTF-8, duplicate keys and lost digits are still seen. A parsed payload can be as deep as `JSON.stringify` goes.
 *   Mind the `await` of `request.arrayBuffer()`: a promise
 *   is an object without `type` and `data`.
 * @param options - `strict` and `maxBytes`
 * @returns the event, with every documented key; it shares no object with the input
 * @throws ConnectedEventError if there is any error in the payload or, under `strict`, any warning. Otherwise warnings are
 *   dropped; use {@link safeParseConnectedEvent} to see them.
 * @throws TypeError if an option is unknown or of the wrong type
 *
 * @example
 * ```ts
 * import { parseConnectedEvent } from "chatbrick-events";
 *
 * const event = parseConnectedEvent(await request.arrayBuffer());
 * console.log(event.data.contact.name, event.data.connectedStore?.name);
 * ```
 */
export function parseConnectedEvent(input: unknown, options?: Options): ConnectedEvent {
  const { event, issues, truncated } = judge(input, options, FOR_EVENT);
  if (event === undefined) throw new ConnectedEventError(issues, truncated);
  return event;
}

/**
 * Parses the payload of a `contact.connection.connected` webhook, and reports warnings as well as errors. It does not
 * throw for the content of a payload.
 *
 * @param input - as for {@link parseConnectedEvent}
 * @param options - `strict` and `maxBytes`
 * @returns the event or not, and in both cases the issues
 * @throws TypeError if an option is unknown or of the wrong type
 *
 * @example
 * ```ts
 * import { safeParseConnectedEvent } from "chatbrick-events";
 *
 * const result = safeParseConnectedEvent('{"type":"store.created","data":{}}');
 * if (!result.success) console.log(result.issues[0]?.code); // "unexpected_event_type"
 * ```
 */
export function safeParseConnectedEvent(input: unknown, options?: Options): SafeParseResult {
  const { event, issues, truncated } = judge(input, options, FOR_RESULT);
  return event === undefined
    ? { success: false, issues, truncated }
    : // Of an error there would be no event.
      { success: true, event, issues: issues as WarningIssue[], truncated };
}

/**
 * Judges the payload of a `contact.connection.connected` webhook, and builds no event. It does not throw for the
 * content of a payload.
 *
 * @param input - as for {@link parseConnectedEvent}
 * @param options - `strict` and `maxBytes`
 * @returns whether the payload is valid, and the issues: warnings may be among them even if it is
 * @throws TypeError if an option is unknown or of the wrong type
 *
 * @example
 * ```ts
 * import { validate } from "chatbrick-events";
 *
 * const { valid, issues } = validate(new TextEncoder().encode("{}"));
 * console.log(valid, issues.map((issue) => issue.pointer)); // false ["/type", "/data"]
 * ```
 */
export function validate(input: unknown, options?: Options): Report {
  return judge(input, options, FOR_REPORT);
}
