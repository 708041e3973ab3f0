import { bytesOf, lengthOfBytes } from "./bytes.js";
import { ConnectedEventError } from "./error.js";
import { buildEvent } from "./generated/build-event.js";
import type { ConnectedEvent } from "./generated/event.js";
import { passesFastPath } from "./generated/fast-path.js";
import { type Settings, settingsOf } from "./options.js";
import { setBudget } from "./parsed-value.js";
import { serialize, UNREADABLE } from "./serialize.js";
import type { Options, Report, SafeParseResult, WarningIssue } from "./types.js";
import { type Output, type Validation, WasmValidator } from "./wasm-validator.js";

let validator: WasmValidator | undefined;

/** Sets the wasm module of all functions. Later calls have no effect. */
export function start(module: WebAssembly.Module): void {
  validator ??= new WasmValidator(module);
}

/** Whether {@link start} was called. */
export const started = (): boolean => validator !== undefined;

function startedValidator(): WasmValidator {
  if (validator === undefined) {
    throw new Error("chatbrick-events/slim: there is no wasm yet; call init or initSync first");
  }
  return validator;
}

/** Fast path for a parsed value without issues. If a getter throws, the slow path reports it. */
function acceptsParsedValue(input: unknown, settings: Settings): boolean {
  const outer = setBudget(settings.maxBytes);
  try {
    return passesFastPath(input);
  } catch {
    return false;
  } finally {
    setBudget(outer);
  }
}

/** What a public function needs, and its fast path for parsed values. */
interface Operation extends Output {
  readonly fastPath: typeof acceptsParsedValue | undefined;
}

const PARSE: Operation = { build: buildEvent, warnings: false, fastPath: undefined };
const SAFE_PARSE: Operation = { build: buildEvent, warnings: true, fastPath: undefined };
const VALIDATE: Operation = { build: undefined, warnings: true, fastPath: acceptsParsedValue };

function runOperation(input: unknown, options: Options | undefined, operation: Operation): Validation {
  const settings = settingsOf(options);
  const validator = startedValidator();
  if (typeof input === "string") return validator.validateText(input, false, settings, operation);
  const length = lengthOfBytes(input);
  if (length !== undefined) return validator.validateBytes(input as Uint8Array, length, settings, operation);
  const bytes = bytesOf(input);
  if (bytes !== undefined) return validator.validateBytes(bytes, bytes.length, settings, operation);
  if (operation.fastPath?.(input, settings)) {
    return { valid: true, issues: [], truncated: false };
  }
  const text = serialize(input);
  return typeof text === "string"
    ? validator.validateText(text, true, settings, operation)
    : validator.reportNoText(text !== UNREADABLE, operation);
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
  const { event, issues, truncated } = runOperation(input, options, PARSE);
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
  const { event, issues, truncated } = runOperation(input, options, SAFE_PARSE);
  return event === undefined
    ? { success: false, issues, truncated }
    : // With an error among them, there would be no event.
      { success: true, event, issues: issues as WarningIssue[], truncated };
}

/**
 * Validates the payload of a `contact.connection.connected` webhook without building the event. It does not throw for
 * the content of a payload.
 *
 * @param input - as for {@link parseConnectedEvent}
 * @param options - `strict` and `maxBytes`
 * @returns whether the payload is valid, and its issues; a valid payload can have warnings
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
  return runOperation(input, options, VALIDATE);
}
