// Decides for `--unwrap` whether a file is one text in several lines, such as a pasted command, or a log.

import { unwrap } from "chatbrick-events/unwrap";
import { endOfValue } from "../unwrap/json.js";

/** Bytes at the beginning of a file that are examined. */
export const HEAD = 1 << 16;

/** Prompt, command, then a space or the end of the line. */
const CURL = /^\s*(\$\s*)?curl(\s|\\?$)/;
const REQUEST_LINE = /^\s*[A-Z]+ \S+ HTTP\/\d(\.\d)?\s*$/;
const HEADER = /^[\w-]+:/;
const FENCE = /^ *(`{3}|~{3})/;
const BASE64 = /^[A-Za-z0-9+/_-]{16,}$/;
const END_OF_BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Whether a file is one text in several lines. For a long file, the first line decides; in a short file, other text can come
 * first.
 *
 * @param head - the beginning of the file, as Latin-1
 * @param isComplete - whether the head is the whole file
 */
export function isMultiLine(head: string, isComplete: boolean): boolean {
  const lines = head.split("\n").filter((line) => line.trim() !== "");
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? "";
    if (startsOtherLines(line, next)) return true;
    if (hasPayload(line)) return false;
    if (startsQuoted(line) || startsJson(line, next) || startsBase64(line, next)) return true;
    if (!isComplete) return false;
  }
  return false;
}

/** Whether a form begins whose headers and payload are on different lines. */
const startsOtherLines = (line: string, next: string): boolean =>
  (CURL.test(line) && line.trimEnd().endsWith("\\")) ||
  (REQUEST_LINE.test(line) && HEADER.test(next)) ||
  FENCE.test(line);

/** Whether a command has a quote that is open at the end of its line. */
const startsQuoted = (line: string): boolean =>
  CURL.test(line) && [/'/g, /"/g].some((quote) => (line.match(quote)?.length ?? 0) % 2 === 1);

const bytesOf = (text: string) => Buffer.from(text, "latin1");
const hasPayload = (line: string) => unwrap(bytesOf(line)).payloads.length > 0;

/** Whether a JSON value begins in a line and continues in the next. A line of a log can be truncated anywhere. */
function startsJson(line: string, next: string): boolean {
  const first = line.trim();
  if (!/^[{[]/.test(first) || next === "") return false;
  const end = endOfValue(bytesOf(`${first}\n${next.trim()}`), 0);
  return end < 0 ? ~end > first.length + 1 : end > first.length;
}

const startsBase64 = (line: string, next: string): boolean =>
  BASE64.test(line.trim()) && END_OF_BASE64.test(next.trim());
