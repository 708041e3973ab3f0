import { EVENT_TYPE, MAX_POINTER } from "./generated/codes.js";
import type { Issue } from "./types.js";

/**
 * Why {@link parseConnectedEvent} returns no event. Its message, one line that is safe to log, names the first error and says
 * how many issues there are besides. If no error is listed, it names the first warning: under `strict` that is reason enough, and
 * else the errors are beyond the first 100 issues.
 *
 * @example
 * ```ts
 * import { ConnectedEventError, parseConnectedEvent } from "chatbrick-events";
 *
 * try {
 *   parseConnectedEvent("{}");
 * } catch (error) {
 *   if (error instanceof ConnectedEventError) console.log(error.issues[0]?.code); // "missing_field"
 * }
 * ```
 */
export class ConnectedEventError extends Error {
  /** The issues, at most 100; warnings are among them. */
  readonly issues: Issue[];
  /** Whether there were more than 100 issues. */
  readonly truncated: boolean;

  /**
   * @param issues - what is wrong; the message names the first of them that is an error, or else the first
   * @param truncated - whether there were more
   */
  constructor(issues: Issue[], truncated = false) {
    super(summary(issues, truncated));
    this.issues = issues;
    this.truncated = truncated;
  }
}

// On the prototype, as the built-in errors have it, and not an own property that is printed with each error.
Object.defineProperty(ConnectedEventError.prototype, "name", {
  value: "ConnectedEventError",
  configurable: true,
  writable: true,
});

const INVALID = `invalid ${EVENT_TYPE} payload`;

function summary(issues: Issue[], truncated: boolean): string {
  const decisive = issues.find((issue) => issue.severity === "error") ?? issues[0];
  if (decisive === undefined) return INVALID;
  const { code, severity, pointer, message, received, line, column } = decisive;
  const where = pointer === "" ? "the payload" : printable(pointer);
  const at = line === undefined ? "" : ` at ${line}:${column}`;
  const type = code === "unexpected_event_type" ? ` (type: ${printable(received ?? "")})` : "";
  return `${INVALID}: ${severity}[${code}] ${where}${at}: ${message}${type}${others(issues.length - 1, truncated, severity)}`;
}

function others(count: number, truncated: boolean, severity: string): string {
  if (!truncated) return count > 0 ? ` (and ${count} more)` : "";
  return ` (and over ${count} more${severity === "error" ? "" : ", errors perhaps among them"})`;
}

/**
 * Properties of Unicode. No literal of an expression: for one, the tables of Unicode would be looked at whenever the script is
 * parsed, and minifiers make one of any whole text.
 */
const PROPERTIES = ["Cc", "Cs", "DI"];

/** A key may hold anything and be of any length; in a log line it must not begin a new line or steer a terminal. */
function printable(pointer: string): string {
  const [cut] = new RegExp(`^[^]{0,${MAX_POINTER}}`, "u").exec(pointer) as RegExpExecArray;
  // The same as `is_unprintable` in src/render.rs, which a test holds it to.
  const properties = PROPERTIES.map((property) => `\\p{${property}}`).join("");
  const unprintable = new RegExp(`[${properties}\\u2028\\u2029\\ufff9-\\ufffb]`, "gu");
  const shown = cut.replace(unprintable, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return cut.length < pointer.length ? `${shown}…` : shown;
}
