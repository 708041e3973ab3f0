import { bytesOf, lengthOfBytes } from "./bytes.js";
import { ConnectedEventError, EventError } from "./error.js";
import { buildChatBrickEvent, buildConnectedEvent } from "./generated/build-event.js";
import type { EVENT_TYPE } from "./generated/codes.js";
import type { ChatBrickEvent, ConnectedEvent, EventOf, EventType } from "./generated/events.js";
import { acceptChatBrickEvent, acceptConnectedEvent } from "./generated/parsed-event.js";
import { CONNECTED, EVERY_EVENT, onlyType, type Settings, settingsOf } from "./options.js";
import { setBudget } from "./parsed-value.js";
import { serialize, UNREADABLE } from "./serialize.js";
import type {
  EventInput,
  EventOptions,
  Options,
  Report,
  SafeParseEventResult,
  SafeParseResult,
  WarningIssue,
} from "./types.js";
import { refuseBuffer, refuseUnread } from "./unread.js";
import { type MakeInstance, type Output, type Validation, WasmValidator } from "./wasm-validator.js";

let validator: WasmValidator | undefined;

/**
 * Sets the wasm of all functions. Later calls have no effect.
 *
 * @param makeInstance - makes the instances that replace `first`
 */
export function start(
  module: WebAssembly.Module,
  makeInstance: MakeInstance = () => new WebAssembly.Instance(module),
  first?: WebAssembly.Instance,
): void {
  validator ??= new WasmValidator(makeInstance, first);
}

/** Whether {@link start} was called. */
export const started = (): boolean => validator !== undefined;

function startedValidator(): WasmValidator {
  if (validator === undefined) {
    throw new Error("chatbrick-events/slim: not initialized; call init first");
  }
  return validator;
}

/** The parts of a public function. They are passed in, so that bundlers drop the parts of unused functions. */
interface Operation extends Output {
  /** Fast path for parsed values: returns the event of a value without issues. */
  readonly accept: typeof acceptChatBrickEvent;
}

const VALIDATE: Operation = { accept: acceptConnectedEvent, build: undefined, warnings: true };
const PARSE: Operation = { accept: acceptConnectedEvent, build: buildConnectedEvent, warnings: false };
const SAFE_PARSE: Operation = { accept: acceptConnectedEvent, build: buildConnectedEvent, warnings: true };

const VALIDATE_ANY: Operation = { accept: acceptChatBrickEvent, build: undefined, warnings: true };
const PARSE_ANY: Operation = { accept: acceptChatBrickEvent, build: buildChatBrickEvent, warnings: false };
const SAFE_PARSE_ANY: Operation = {
  accept: acceptChatBrickEvent,
  build: buildChatBrickEvent,
  warnings: true,
};

/** Runs the fast path for a parsed value. If a getter throws, the slow path reports it. */
function acceptParsedValue(
  input: unknown,
  settings: Settings,
  { accept, build }: Operation,
): ChatBrickEvent | undefined {
  const outer = setBudget(settings.maxBytes);
  try {
    // A promise is always refused, even one with the keys of an event.
    return typeof (input as Partial<PromiseLike<unknown>> | null)?.then === "function"
      ? undefined
      : accept(input, settings.types, build !== undefined);
  } catch {
    return undefined;
  } finally {
    setBudget(outer);
  }
}

/**
 * Runs an operation on an input.
 *
 * @param refuses - whether an input that must be read first throws a `TypeError`; if not, it counts as a parsed value
 */
function runOperation(input: unknown, settings: Settings, operation: Operation, refuses = true): Validation {
  const validator = startedValidator();
  if (typeof input === "string") return validator.validateText(input, false, settings, operation);
  const length = lengthOfBytes(input);
  if (length !== undefined) return validator.validateBytes(input as Uint8Array, length, settings, operation);
  const bytes = bytesOf(input);
  if (bytes !== undefined) return validator.validateBytes(bytes, bytes.length, settings, operation);
  const event = acceptParsedValue(input, settings, operation);
  if (event !== undefined) {
    return operation.build === undefined
      ? { valid: true, issues: [], truncated: false }
      : { valid: true, issues: [], truncated: false, event };
  }
  if (refuses) refuseUnread(input);
  const text = serialize(input);
  if (typeof text !== "string") return validator.reportNoText(text !== UNREADABLE, operation);
  if (refuses) refuseBuffer(text);
  return validator.validateText(text, true, settings, operation);
}

/** Returns the type of another event. */
const otherType = ({ isOtherEvent, issues }: Validation): string | undefined =>
  isOtherEvent ? issues.find(({ code }) => code === "unexpected_event_type")?.received : undefined;

function resultOf<T extends EventType>(validation: Validation): SafeParseEventResult<T> {
  const { issues, truncated } = validation;
  if (validation.event !== undefined) {
    const event = validation.event as EventOf<T>;
    // The cast is safe: an event has no errors.
    return { success: true, outcome: "event", event, issues: issues as WarningIssue[], truncated };
  }
  const type = otherType(validation);
  return type === undefined
    ? { success: false, outcome: "invalid", issues, truncated }
    : { success: false, outcome: "other_event", type, issues, truncated };
}

/** Like {@link safeParseEvent}, with options that are already validated. */
export const parseVerifiedEvent = <T extends EventType>(
  body: Uint8Array,
  settings: Settings,
): SafeParseEventResult<T> => resultOf<T>(runOperation(body, settings, SAFE_PARSE_ANY));

/** Like {@link safeParseConnectedEvent}, for Standard Schema: never throws for an input. */
export const parseStandardConnectedEvent = (input: unknown, options?: Options): SafeParseResult =>
  resultOf<typeof EVENT_TYPE>(runOperation(input, settingsOf(options, CONNECTED), SAFE_PARSE, false));

/** Like {@link safeParseEvent}, for Standard Schema: never throws for an input. */
export const parseStandardEvent = (input: unknown, options?: EventOptions): SafeParseEventResult =>
  resultOf<EventType>(runOperation(input, settingsOf(options, EVERY_EVENT), SAFE_PARSE_ANY, false));

/**
 * Parses the payload of a webhook of any documented type.
 *
 * @param input - JSON text as a string; JSON text in UTF-8 as an `ArrayBuffer`, a `Uint8Array` or any other view
 *   (a Node `Buffer` included); or a parsed payload, as any other value. Prefer bytes: a string hides invalid UTF-8, and a
 *   parsed payload also hides duplicate keys and lost digits. A parsed payload can be as deep as `JSON.stringify` allows.
 * @param options - `types`, `strict` and `maxBytes`
 * @returns the event, with every documented key; it shares no object with the input
 * @throws EventError if the payload has an error or, under `strict`, a warning. Other warnings are dropped; use
 *   {@link safeParseEvent} to see them.
 * @throws TypeError if an option is unknown or of the wrong type, or if the input must be read first: a promise, a `Request`,
 *   a `Response`, a `Blob` or a stream
 *
 * @example
 * ```ts
 * import { parseEvent } from "chatbrick-events";
 *
 * const event = parseEvent(await request.arrayBuffer());
 * switch (event.type) {
 *   case "contact.connection.connected":
 *     console.log(event.data.contact.id, event.data.connectedStore?.name);
 *     break;
 *   case "store.deactivated":
 *     console.log(event.data.store.id);
 *     break;
 * }
 * ```
 */
export function parseEvent<I, const T extends EventType = EventType>(
  input: EventInput<I>,
  options?: EventOptions<T>,
): EventOf<T> {
  const settings = settingsOf(options, EVERY_EVENT);
  const validation = runOperation(input, settings, PARSE_ANY);
  const { event, issues, truncated } = validation;
  if (event === undefined) {
    throw new EventError(issues, truncated, otherType(validation), onlyType(settings));
  }
  return event as EventOf<T>;
}

/**
 * Parses the payload of a webhook of any documented type, and reports warnings as well as errors. It does not throw for the
 * content of a payload.
 *
 * @param input - as for {@link parseEvent}
 * @param options - `types`, `strict` and `maxBytes`
 * @returns a result with the event, with the type of another event, or with neither; always with the issues
 * @throws TypeError as {@link parseEvent} does
 *
 * @example
 * ```ts
 * import { safeParseEvent } from "chatbrick-events";
 *
 * const result = safeParseEvent('{"type":"store.merged","data":{}}');
 * if (result.outcome === "other_event") console.log(result.type); // "store.merged"
 * ```
 */
export function safeParseEvent<I, const T extends EventType = EventType>(
  input: EventInput<I>,
  options?: EventOptions<T>,
): SafeParseEventResult<T> {
  return resultOf<T>(runOperation(input, settingsOf(options, EVERY_EVENT), SAFE_PARSE_ANY));
}

/**
 * Validates the payload of a webhook of any documented type without building the event. It does not throw for the content
 * of a payload.
 *
 * @param input - as for {@link parseEvent}
 * @param options - `types`, `strict` and `maxBytes`
 * @returns whether the payload is valid, and its issues; a valid payload can have warnings
 * @throws TypeError as {@link parseEvent} does
 *
 * @example
 * ```ts
 * import { validateEvent } from "chatbrick-events";
 *
 * const { valid, issues } = validateEvent('{"type":"store.created","data":{}}');
 * console.log(valid, issues[0]?.pointer); // false "/data/store"
 * ```
 */
export function validateEvent<I>(input: EventInput<I>, options?: EventOptions): Report {
  return runOperation(input, settingsOf(options, EVERY_EVENT), VALIDATE_ANY);
}

/**
 * Parses the payload of a `contact.connection.connected` webhook.
 *
 * @param input - as for {@link parseEvent}
 * @param options - `strict` and `maxBytes`
 * @returns the event, with every documented key; it shares no object with the input
 * @throws ConnectedEventError if the payload has an error or, under `strict`, a warning. Other warnings are dropped; use
 *   {@link safeParseConnectedEvent} to see them.
 * @throws TypeError as {@link parseEvent} does
 *
 * @example
 * ```ts
 * import { parseConnectedEvent } from "chatbrick-events";
 *
 * const event = parseConnectedEvent(await request.arrayBuffer());
 * console.log(event.data.contact.name, event.data.connectedStore?.name);
 * ```
 */
export function parseConnectedEvent<I>(input: EventInput<I>, options?: Options): ConnectedEvent {
  const validation = runOperation(input, settingsOf(options, CONNECTED), PARSE);
  const { event, issues, truncated } = validation;
  if (event === undefined) throw new ConnectedEventError(issues, truncated, otherType(validation));
  return event as ConnectedEvent;
}

/**
 * Parses the payload of a `contact.connection.connected` webhook, and reports warnings as well as errors. It does not
 * throw for the content of a payload.
 *
 * @param input - as for {@link parseEvent}
 * @param options - `strict` and `maxBytes`
 * @returns a result with the event, with the type of another event, or with neither; always with the issues
 * @throws TypeError as {@link parseEvent} does
 *
 * @example
 * ```ts
 * import { safeParseConnectedEvent } from "chatbrick-events";
 *
 * const result = safeParseConnectedEvent('{"type":"store.created","data":{}}');
 * if (!result.success) console.log(result.outcome); // "other_event"
 * ```
 */
export function safeParseConnectedEvent<I>(input: EventInput<I>, options?: Options): SafeParseResult {
  return resultOf<typeof EVENT_TYPE>(runOperation(input, settingsOf(options, CONNECTED), SAFE_PARSE));
}

/**
 * Validates the payload of a `contact.connection.connected` webhook without building the event. It does not throw for
 * the content of a payload.
 *
 * @param input - as for {@link parseEvent}
 * @param options - `strict` and `maxBytes`
 * @returns whether the payload is valid, and its issues; a valid payload can have warnings
 * @throws TypeError as {@link parseEvent} does
 *
 * @example
 * ```ts
 * import { validate } from "chatbrick-events";
 *
 * const { valid, issues } = validate(new TextEncoder().encode("{}"));
 * console.log(valid, issues.map((issue) => issue.pointer)); // false ["/type", "/data"]
 * ```
 */
export function validate<I>(input: EventInput<I>, options?: Options): Report {
  return runOperation(input, settingsOf(options, CONNECTED), VALIDATE);
}
