import type { Issue } from "./types.js";

/**
 * Why {@link parseConnectedEvent} returns no event. Its message names the first error and is safe to log.
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

  constructor(issues: Issue[], truncated = false) {
    super(summary(issues));
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

function summary(issues: Issue[]): string {
  const decisive = issues.find((issue) => issue.severity === "error") ?? issues[0];
  if (decisive === undefined) return "invalid contact.connection.connected payload";
  const where = decisive.pointer === "" ? "the payload" : printable(decisive.pointer);
  const type =
    decisive.code === "unexpected_event_type" ? ` (type: ${printable(decisive.received ?? "")})` : "";
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return `invalid contact.connection.connected payload: ${decisive.code} at ${where}: ${decisive.message}${type}${more}`;
}

/** The most UTF-16 code units of a pointer in a message. */
const MAX_POINTER = 200;

/**
 * Categories of Unicode. No literal of an expression: for one, the tables of Unicode would be looked at whenever the script is
 * parsed, and minifiers make one of any whole text.
 */
const UNPRINTABLE = ["C", "Zl", "Zp"];

/** A key may hold anything and be of any length; in a log line it must not begin a new line or steer a terminal. */
function printable(pointer: string): string {
  const cut = pointer.length > MAX_POINTER ? `${pointer.slice(0, MAX_POINTER)}…` : pointer;
  const unprintable = new RegExp(UNPRINTABLE.map((category) => `\\p{${category}}`).join("|"), "gu");
  return cut.replace(unprintable, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
