// One result as text: for people, as JSON, or as an annotation for GitHub.

import { normalize, sep } from "node:path";
import type { Issue } from "chatbrick-events";
import type { Block } from "./blocks.js";
import type { Validation } from "./options.js";
import { printable, printableShort } from "./printable.js";

/** The result of one payload. */
export interface Record {
  readonly file: string;
  readonly line: number;
  /** The id of the delivery, if the input contains it. */
  readonly id: string | undefined;
  readonly outcome: "event" | "other_event" | "invalid";
  readonly type: string | undefined;
  readonly issues: readonly Issue[];
  readonly truncated: boolean;
}

/** Returns the lines of a result, with line breaks; empty for a result that is not printed. */
export function recordText(record: Record, kind: Block["kind"], validation: Validation): string {
  if (validation.format === "json") {
    return validation.all || record.issues.length > 0 ? jsonText(record) : "";
  }
  if (record.outcome !== "invalid") return "";
  return validation.format === "github" ? githubText(record, kind) : humanText(record);
}

/** `JSON.stringify` omits keys whose value is `undefined`. */
function jsonText({ file, line, id, outcome, type, issues }: Record): string {
  return `${JSON.stringify({ file, line, id, outcome, type, issues })}\n`;
}

/** Returns the issue that makes a payload invalid; under `strict` it may be a warning. */
export const firstError = (issues: readonly Issue[]): Issue | undefined =>
  issues.find(({ severity }) => severity === "error") ?? issues[0];

function humanText({ file, line, issues, truncated }: Record): string {
  const issue = firstError(issues);
  if (issue === undefined) return "";
  const position = issue.line === undefined ? "" : ` ${issue.line}:${issue.column}`;
  const others = issues.length - 1;
  const more = others === 0 ? "" : ` (+${others}${truncated ? " or more" : " more"})`;
  return `${printable(file)}:${line} ${issue.severity} ${issue.code} ${pointerText(issue.pointer)}${position}${more}\n`;
}

/** The pointer of the root is empty, so it needs a name. */
export const pointerText = (pointer: string): string => (pointer === "" ? "(root)" : printableShort(pointer));

/** GitHub shows at most ten annotations of each kind per step, so a payload has only one. */
function githubText({ file, line, issues }: Record, kind: Block["kind"]): string {
  const issue = firstError(issues);
  if (issue === undefined) return "";
  // In NDJSON, the line of the body; in a document, the line of the issue.
  const at = kind === "document" ? (issue.line ?? line) : line;
  const properties = {
    file: annotated(file),
    line: at,
    col: issue.column ?? 1,
    title: issue.code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::error ${list.join(",")}::${escapeData(`${pointerText(issue.pointer)}: ${issue.message}`)}\n`;
}

/** Returns a path as GitHub compares it with those of the repository: with slashes, and without `./`. */
const annotated = (file: string) => normalize(file).replaceAll(sep, "/");

const escapeData = (text: string) =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string) => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Returns the result of a file that cannot be read. */
export function unreadableText(file: string, why: string, { format }: Validation): string {
  if (format === "json")
    return `${JSON.stringify({ file, line: null, outcome: "unreadable", issues: [] })}\n`;
  if (format === "github")
    return `::error file=${escapeProperty(annotated(file))}::${escapeData(`cannot be read: ${why}`)}\n`;
  return "";
}
