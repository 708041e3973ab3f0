import { EVENT_TYPE, MAX_POINTER } from "./generated/codes.js";
import type { EventType } from "./generated/events.js";
import type { Issue } from "./types.js";

/**
 * The error that {@link parseEvent} throws for an invalid payload. Its message is one line that is safe to log: it names the
 * first error and counts the other issues. If no error is listed, it names the first warning: under `strict` a warning is
 * enough, and otherwise the errors come after the first 100 issues.
 *
 * @example
 * ```ts
 * import { EventError, parseEvent } from "chatbrick-events";
 *
 * try {
 *   parseEvent("{}");
 * } catch (error) {
 *   if (error instanceof EventError) console.log(error.message);
 * }
 * ```
 */
export class EventError extends Error {
  /** The name of the class. A getter on the prototype, because Node prints own properties with each error. */
  override get name(): string {
    return "EventError";
  }

  /** The issues, warnings included, at most 100. */
  readonly issues: Issue[];
  /** Whether there were more than 100 issues. */
  readonly truncated: boolean;
  /** The type of another event, at most 64 characters; set if `unexpected_event_type` is the only error. */
  readonly type: string | undefined;

  /**
   * @param issues - the issues; the message names the first error, or else the first issue
   * @param truncated - whether there were more issues
   * @param type - the type of another event
   * @param eventType - the expected event type, if only one is accepted
   */
  constructor(issues: Issue[], truncated = false, type?: string, eventType?: EventType) {
    super(`invalid ${eventType ?? "event"} payload${summary(issues, truncated)}`);
    this.issues = issues;
    this.truncated = truncated;
    this.type = type;
  }
}

/**
 * The error that {@link parseConnectedEvent} throws: an {@link EventError} about `contact.connection.connected`.
 *
 * @example
 * ```ts
 * import { ConnectedEventError, parseConnectedEvent } from "chatbrick-events";
 *
 * try {
 *   parseConnectedEvent('{"type":"store.created","data":{}}');
 * } catch (error) {
 *   if (error instanceof ConnectedEventError) console.log(error.type); // "store.created"
 * }
 * ```
 */
export class ConnectedEventError extends EventError {
  /** The name of the class. */
  override get name(): string {
    return "ConnectedEventError";
  }

  /**
   * @param issues - the issues; the message names the first error, or else the first issue
   * @param truncated - whether there were more issues
   * @param type - the type of another event
   */
  constructor(issues: Issue[], truncated = false, type?: string) {
    super(issues, truncated, type, EVENT_TYPE);
  }
}

function summary(issues: Issue[], truncated: boolean): string {
  const decisive = issues.find((issue) => issue.severity === "error") ?? issues[0];
  if (decisive === undefined) return "";
  const { code, severity, pointer, message, received, line, column } = decisive;
  const subject = pointer === "" ? "the payload" : printable(pointer);
  const position = line === undefined ? "" : ` at ${line}:${column}`;
  const type = code === "unexpected_event_type" ? ` (type: ${printable(received ?? "")})` : "";
  return `: ${severity}[${code}] ${subject}${position}: ${message}${type}${others(issues.length - 1, truncated, severity)}`;
}

function others(count: number, truncated: boolean, severity: string): string {
  if (!truncated) return count > 0 ? ` (and ${count} more)` : "";
  return ` (and over ${count} more${severity === "error" ? "" : ", possibly including errors"})`;
}

/**
 * Unicode properties of unprintable characters. Not a regular expression literal, for which the engine would read its Unicode
 * tables whenever the script is parsed; minifiers turn a complete string into such a literal.
 */
const PROPERTIES = ["Cc", "Cs", "DI"];

/** Escapes and cuts a text from the payload for a log line: no line breaks, no terminal control, bounded length. */
function printable(pointer: string): string {
  const [cut] = new RegExp(`^[^]{0,${MAX_POINTER}}`, "u").exec(pointer) as RegExpExecArray;
  // Same as `is_unprintable` in src/render.rs; a test compares the two.
  const properties = PROPERTIES.map((property) => `\\p{${property}}`).join("");
  const unprintable = new RegExp(`[${properties}\\u2028\\u2029\\ufff9-\\ufffb]`, "gu");
  const shown = cut.replace(unprintable, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  // A character code, because scripts are ASCII: see text-codec.ts.
  const { fromCharCode } = String;
  return cut.length < pointer.length ? shown + fromCharCode(0x2026) : shown;
}
