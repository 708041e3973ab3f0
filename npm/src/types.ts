import type { ErrorCode, EVENT_TYPE, WarningCode } from "./generated/codes.js";
import type { EventOf, EventType } from "./generated/events.js";

/**
 * What is wrong, as a stable name.
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
 * How much an issue weighs. An error means that the event cannot be built, or that its meaning is ambiguous; a
 * warning, that the payload departs from the documentation and the event is still usable.
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
 * It is safe to keep: apart from key names and, for `unexpected_event_type`, the event's type, it holds nothing that
 * stood in the payload. Those may hold anything, and keys be long: for a log, `new ConnectedEventError(issues).message` escapes
 * and cuts them. `JSON.stringify` escapes line breaks, but not all that steers a terminal, and cuts nothing.
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
 * An issue that leaves no event.
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
  /** What is wrong, as a stable name. */
  code: ErrorCode;
  /** It is the same for every issue of a code. */
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
  /** What is wrong, as a stable name. */
  code: WarningCode;
  /** It is the same for every issue of a code. */
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
   * What was expected, where that helps: a JSON type, a format, the event's type, or for `invalid_json` what could have stood
   * there (`"a key"`).
   */
  expected?: string;
  /**
   * What was found, where that helps: a JSON type, `"undefined"`, or for `invalid_json` `"the end of the input"`; for
   * `unexpected_event_type` the first 64 characters of the event's type itself.
   */
  received?: string;
  /**
   * Where the span begins: in UTF-16 code units of a string (`input.slice(offset, offset + length)`), in bytes of a
   * byte input. Absent for a payload that was already parsed, as are the three that follow.
   */
  offset?: number;
  /** How long the span is, in the same units. */
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
   * Whether the event can be built and, under `strict`, there is no warning. All issues count, including those beyond
   * the first 100.
   */
  valid: boolean;
  /** The issues in document order (for a parsed payload: in the order of the documentation), at most 100. */
  issues: Issue[];
  /** Whether there were more than 100 issues. */
  truncated: boolean;
}

/**
 * The result of {@link safeParseConnectedEvent}; `success` and `outcome` tell its cases apart.
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
 * The result of {@link safeParseEvent}; `success` and `outcome` tell its cases apart. `T` are the types that were asked for.
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
      /** Another event type is the only error: everyday, since one endpoint usually receives all types. */
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
      /** What is wrong, at most 100 issues; warnings are among them. */
      issues: Issue[];
      /** Whether there were more than 100 issues. */
      truncated: boolean;
    };

/**
 * How a payload is validated.
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
  /** Whether warnings count as failures. `false` unless given. */
  strict?: boolean | undefined;
  /**
   * The longest input that is read, in bytes of UTF-8; a longer one is `too_large`. 1 MiB unless given. Whatever is
   * given, an input of 2 GiB or more is too large.
   */
  maxBytes?: number | undefined;
}

/**
 * How a payload of any event type is validated.
 *
 * @example
 * ```ts
 * import { type EventOptions, validateEvent } from "chatbrick-events";
 *
 * const options: EventOptions = { types: ["store.created", "store.updated"] };
 * const { issues } = validateEvent('{"type":"account.created","data":{}}', options);
 * console.log(issues[0]?.code); // "unexpected_event_type"
 * ```
 */
export interface EventOptions<T extends EventType = EventType> extends Options {
  /**
   * The event types that are accepted: one, or a list; all unless given. Others are `unexpected_event_type`. With one type, a
   * payload without a readable `type` is validated as that type; with several, its `data` only has to be an object.
   */
  types?: T | readonly T[] | undefined;
}

/**
 * Values that are not a payload, but hold one that has to be read first: promises, requests, responses, blobs, streams; and
 * what `JSON.stringify` makes of a Buffer.
 */
type Unread =
  | PromiseLike<unknown>
  | { arrayBuffer(): unknown }
  | { getReader(...parameters: never[]): unknown }
  | { type: "Buffer"; data: number[] };

/**
 * The type of an input. TypeScript refuses a value that has to be read first, such as a promise or a `Request`; the type of
 * the parameter then says what to pass.
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
