import type { ErrorCode, EVENT_TYPE, WarningCode } from "./generated/codes.js";
import type { EventOf, EventType } from "./generated/events.js";

/**
 * The stable name of a kind of issue.
 *
 * @example
 * ```ts
 * import { type IssueCode, validate } from "chatbrick-events";
 *
 * const harmless: IssueCode[] = ["unknown_field", "absent_field"];
 * const { issues } = validate('{"type":"contact.connection.connected"}');
 * console.log(issues.filter((issue) => !harmless.includes(issue.code)).length); // 1
 * ```
 */
export type IssueCode = ErrorCode | WarningCode;

/**
 * The severity of an issue. An error means that the event cannot be built, or that its meaning is ambiguous. A warning means
 * that the payload departs from the documentation, and the event is still usable.
 *
 * @example
 * ```ts
 * import { type Severity, validate } from "chatbrick-events";
 *
 * const count = (wanted: Severity) => validate("{}").issues.filter(({ severity }) => severity === wanted).length;
 * console.log(count("error"), count("warning")); // 2 0
 * ```
 */
export type Severity = "error" | "warning";

/**
 * One thing that is wrong with a payload, and where.
 *
 * It is safe to store: of the payload, it contains only key names and, for `unexpected_event_type`, the event's type. Both can
 * contain any characters, and keys can be long. For a log, use `new ConnectedEventError(issues).message`, which escapes and cuts
 * them; `JSON.stringify` escapes line breaks, but not all terminal control characters, and does not cut.
 *
 * @example
 * ```ts
 * import { type Issue, validate } from "chatbrick-events";
 *
 * const brief = ({ code, pointer, offset }: Issue) => [code, pointer, offset];
 * const body = new TextEncoder().encode('{"type":"contact.connection.connected","data":null}');
 * console.log(validate(body).issues.map(brief)); // [["null_not_allowed", "/data", 46]]
 * ```
 */
export type Issue = ErrorIssue | WarningIssue;

/**
 * An issue that makes the payload invalid: the event cannot be built.
 *
 * @example
 * ```ts
 * import { type ErrorIssue, validate } from "chatbrick-events";
 *
 * const errors = validate("{}").issues.filter((issue): issue is ErrorIssue => issue.severity === "error");
 * console.log(errors.map(({ code }) => code)); // ["missing_field", "missing_field"]
 * ```
 */
export interface ErrorIssue extends AnyIssue {
  /** The kind of issue. */
  code: ErrorCode;
  /** The same for every issue of a code. */
  severity: "error";
}

/**
 * An issue that leaves the event usable.
 *
 * @example
 * ```ts
 * import { safeParseConnectedEvent, type WarningIssue } from "chatbrick-events";
 *
 * const brief = ({ code, pointer }: WarningIssue) => `${code} ${pointer}`;
 * const result = safeParseConnectedEvent(await request.arrayBuffer());
 * if (result.success) console.log(result.issues.map(brief));
 * ```
 */
export interface WarningIssue extends AnyIssue {
  /** The kind of issue. */
  code: WarningCode;
  /** The same for every issue of a code. */
  severity: "warning";
}

interface AnyIssue {
  /** The keys and indexes that lead from the root to the value: `["data", "lineUsers", 0, "lineUid"]`. */
  path: (string | number)[];
  /** The path as an RFC 6901 JSON Pointer: `"/data/lineUsers/0/lineUid"`; the root is `""`. */
  pointer: string;
  /** What is wrong and what to do, in English. It never quotes a value of the payload. */
  message: string;
  /**
   * The expected JSON type, format or event type; for `invalid_json`, the expected syntax (`"a key"`). Absent where it does not
   * help.
   */
  expected?: string;
  /**
   * The JSON type that was found, or `"undefined"`; for `invalid_json`, `"the end of the input"`; for `unexpected_event_type`,
   * the first 64 characters of the event's type. Absent where it does not help.
   */
  received?: string;
  /**
   * Start of the span: in UTF-16 code units of a string (`input.slice(offset, offset + length)`), in bytes of a byte input.
   * Absent for a parsed payload, like the next three.
   */
  offset?: number;
  /** Length of the span, in the same units. */
  length?: number;
  /** The line of `offset`, from 1; lines end with LF. */
  line?: number;
  /** The column of `offset`, from 1, in Unicode scalar values. */
  column?: number;
}

/**
 * The result of {@link validate}.
 *
 * @example
 * ```ts
 * import { type Report, validate } from "chatbrick-events";
 *
 * const summary = ({ valid, issues, truncated }: Report) =>
 *   `${valid ? "valid" : "not valid"}, ${truncated ? "more than " : ""}${issues.length} issues`;
 * console.log(summary(validate("{}"))); // "not valid, 2 issues"
 * ```
 */
export interface Report {
  /**
   * Whether the payload has no errors and, under `strict`, no warnings. All issues count, including those after the first 100.
   */
  valid: boolean;
  /** The issues in document order (for a parsed payload: in the order of the documentation), at most 100. */
  issues: Issue[];
  /** Whether there were more than 100 issues. */
  truncated: boolean;
}

/**
 * The result of {@link safeParseConnectedEvent}; `success` and `outcome` distinguish its cases.
 *
 * @example
 * ```ts
 * import { type SafeParseResult, safeParseConnectedEvent } from "chatbrick-events";
 *
 * const describe = (result: SafeParseResult) => {
 *   switch (result.outcome) {
 *     case "event":
 *       return result.event.data.contact.id;
 *     case "other_event":
 *       return result.type;
 *     case "invalid":
 *       return result.issues.map(({ code }) => code).join();
 *   }
 * };
 * console.log(describe(safeParseConnectedEvent("[]"))); // "wrong_type"
 * ```
 */
export type SafeParseResult = SafeParseEventResult<typeof EVENT_TYPE>;

/**
 * The result of {@link safeParseEvent}; `success` and `outcome` distinguish its cases. `T` is the union of the accepted types.
 *
 * @example
 * ```ts
 * import { type SafeParseEventResult, safeParseEvent } from "chatbrick-events";
 *
 * const describe = (result: SafeParseEventResult) =>
 *   result.outcome === "event" ? result.event.type : result.outcome;
 * console.log(describe(safeParseEvent('{"type":"store.merged","data":{}}'))); // "other_event"
 * ```
 */
export type SafeParseEventResult<T extends EventType = EventType> =
  | {
      success: true;
      outcome: "event";
      /** The event. It shares no object with the input. */
      event: EventOf<T>;
      type?: never;
      /** Warnings, if any, at most 100. */
      issues: WarningIssue[];
      /** Whether there were more than 100 issues. */
      truncated: boolean;
    }
  | {
      success: false;
      /** The event's type is the only error. This is common, because one endpoint usually receives all types. */
      outcome: "other_event";
      event?: never;
      /** The type of the event, at most 64 characters. */
      type: string;
      /** The unexpected type, and warnings; at most 100 issues. */
      issues: Issue[];
      /** Whether there were more than 100 issues. */
      truncated: boolean;
    }
  | {
      success: false;
      outcome: "invalid";
      event?: never;
      type?: never;
      /** The issues, warnings included, at most 100. */
      issues: Issue[];
      /** Whether there were more than 100 issues. */
      truncated: boolean;
    };

/**
 * Options of a validation.
 *
 * @example
 * ```ts
 * import { type Options, validate } from "chatbrick-events";
 *
 * const options: Options = { maxBytes: 4 };
 * console.log(validate("[1,2,3]", options).issues[0]?.code); // "too_large"
 * ```
 */
export interface Options {
  /** Whether a warning makes the payload invalid. Default: `false`. */
  strict?: boolean | undefined;
  /**
   * Longest input that is read, in bytes of UTF-8; a longer one is `too_large`. Default: 1 MiB. An input of 2 GiB or more is
   * always too large.
   */
  maxBytes?: number | undefined;
}

/**
 * Options of a validation of any event type.
 *
 * @example
 * ```ts
 * import { type EventOptions, safeParseEvent } from "chatbrick-events";
 *
 * const options: EventOptions = { types: ["store.created", "store.updated"] };
 * const { outcome } = safeParseEvent('{"type":"account.created","data":{}}', options);
 * console.log(outcome); // "other_event"
 * ```
 */
export interface EventOptions<T extends EventType = EventType> extends Options {
  /**
   * Event types to accept: one, or a list. Default: all. Any other type is `unexpected_event_type`. With one type, a payload
   * without a readable `type` is validated as that type; with several, its `data` only has to be an object.
   */
  types?: T | readonly T[] | undefined;
}

/**
 * Values from which a payload must be read first: promises, requests, responses, blobs and streams; and a Buffer that went
 * through JSON.
 */
type Unread =
  | PromiseLike<unknown>
  | { arrayBuffer(): unknown }
  | { getReader(...parameters: never[]): unknown }
  | { type: "Buffer"; data: number[] };

/**
 * The type of an input. TypeScript refuses a value that must be read first, such as a promise or a `Request`; its error
 * message says what to pass.
 *
 * @example
 * ```ts
 * import { type EventInput, validateEvent } from "chatbrick-events";
 *
 * const isValid = <T>(body: EventInput<T>) => validateEvent(body as unknown).valid;
 * console.log(isValid(await request.arrayBuffer())); // true
 * ```
 */
export type EventInput<T> = T extends Unread ? "pass the bytes: await request.arrayBuffer()" : T;
