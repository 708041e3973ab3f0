/**
 * Renders issues in the style of rustc: the line, carets under the span, and a label.
 *
 * `src/render.rs` is the same program in Rust, function by function; `tests/rendering` checks that both have the same
 * output. The cost per issue is bounded, even for a very long line.
 *
 * @module
 */

import { bytesOf } from "./bytes.js";
import { MAX_ISSUES } from "./generated/codes.js";
import { WIDTHS } from "./generated/widths.js";
import { likelyCause, type Source } from "./likely-cause.js";
import type { Issue } from "./types.js";
import { decodeText } from "./utf8-bytes.js";

/** Columns of a line that are quoted, not counting the ellipses. */
const WINDOW = 100;
/** Columns that a span may take if its line is cut. */
const SPAN = 60;
/** Characters that are read on each side of a span: bounds the cost of characters without a width. */
const REACH = 4 * WINDOW;
/** Bytes or code units that always contain more than `REACH` characters, even if two of them are cut. */
const BOUND = 4 * REACH + 3;
// Character codes, because scripts are ASCII: see text-codec.ts.
const { fromCharCode } = String;
/** Replaces omitted text. */
const ELLIPSIS = fromCharCode(0x2026);
/** Replaces characters that are not printed. */
const REPLACEMENT = fromCharCode(0xfffd);

/**
 * Renders issues for a human: each with its line and carets under its span, then the verdict. A long line is cut
 * around the span, tabs become four spaces, and terminal control characters are replaced.
 *
 * **The output quotes the payload**, personal data included. It is made for the terminal of a developer, not for a
 * log. The `message` of an issue never quotes the payload.
 *
 * @example
 * ```ts
 * import { safeParseConnectedEvent } from "chatbrick-events";
 * import { formatIssues } from "chatbrick-events/format";
 *
 * const body = '{"type":"contact.connection.connected","data":null}';
 * console.log(formatIssues(body, safeParseConnectedEvent(body).issues));
 * // error[null_not_allowed]: Null is not allowed here; the sender must send a value.
 * //   --> /data (line 1, column 47)
 * //    |
 * //  1 | {"type":"contact.connection.connected","data":null}
 * //    |                                               ^^^^ expected object, received null
 * //
 * // invalid: 1 error
 * ```
 *
 * @param input - The validated text or bytes. A parsed value is not quoted, because its issues have no positions.
 * @param issues - The issues that the validation returned.
 * @returns The text, without a line break at its end. The verdict at its end covers the listed issues:
 * `valid unless strict` means that all of them are warnings.
 */
export function formatIssues(input: unknown, issues: readonly Issue[]): string {
  const source = toSource(input);
  const gutter = issues.reduce((digits, { line }) => Math.max(digits, `${line ?? ""}`.length), 1);
  const parts = issues.map((issue) => formatIssue(own(issue), source, gutter));
  const cause = likelyCause(issues.map(own), source);
  const notes = cause === undefined ? [] : [`note: ${cause}`];
  return [...parts, ...notes, formatSummary(issues)].join("\n\n");
}

/** Hides properties of a polluted `Object.prototype`. */
const own = (issue: Issue) => ({ __proto__: null, ...issue }) as unknown as Issue;

/** Returns the text or bytes that positions refer to; `undefined` for a parsed value. */
function toSource(input: unknown): Source | undefined {
  return typeof input === "string" ? input : bytesOf(input);
}

function formatIssue(issue: Issue, source: Source | undefined, gutter: number): string {
  const { line, column, offset = -1, length = 0 } = issue;
  const margin = ` ${" ".repeat(gutter)}`;
  const pointer = issue.pointer === "" ? "(root)" : escaped(issue.pointer);
  const position = line === undefined || column === undefined ? "" : ` (line ${line}, column ${column})`;
  let text = `${issue.severity}[${issue.code}]: ${issue.message}\n${margin}--> ${pointer}${position}`;
  const label = formatLabel(issue);
  const found = source === undefined || line === undefined ? undefined : snippet(source, offset, length);
  if (found === undefined) {
    return label === "" ? text : `${text}\n${margin} = ${label}`;
  }
  text += `\n${margin} |\n ${`${line}`.padStart(gutter)} |`;
  if (found.text !== "") {
    text += ` ${found.text}`;
  }
  text += `\n${margin} | ${" ".repeat(found.indent)}${"^".repeat(found.carets)}`;
  if (found.continues) {
    text += ELLIPSIS;
  }
  return label === "" ? text : `${text} ${label}`;
}

/** Returns the label after the carets. The event type is the only value from the payload, so it is quoted. */
function formatLabel(issue: Issue): string {
  const quote = issue.code === "unexpected_event_type" ? '"' : "";
  return [["expected", issue.expected] as const, ["received", issue.received] as const]
    .flatMap(([label, text]) => (text === undefined ? [] : [`${label} ${quote}${escaped(text)}${quote}`]))
    .join(", ");
}

/** Returns the verdict over the listed issues. */
function formatSummary(issues: readonly Issue[]): string {
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const warnings = issues.length - errors;
  const full = issues.length >= MAX_ISSUES;
  const more = full ? `${ELLIPSIS} a report lists at most ${MAX_ISSUES} issues; there may be more\n` : "";
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  if (errors > 0) {
    return `${more}invalid: ${count(errors, "error")}${warnings > 0 ? `, ${count(warnings, "warning")}` : ""}`;
  }
  if (full) {
    return `${more}no error among these ${warnings} warnings`;
  }
  return warnings > 0 ? `valid unless strict: ${count(warnings, "warning")}` : "valid: no issues";
}

/** One line of the input, cut to the window, with the position of the carets. */
interface Snippet {
  text: string;
  indent: number;
  carets: number;
  /** Whether the span continues after the carets. */
  continues: boolean;
}

/** Quotes the line of a span; `undefined` if the span does not begin within the input. */
function snippet(source: Source, offset: number, length: number): Snippet | undefined {
  if (!(Number.isInteger(offset) && offset >= 0 && offset <= source.length)) {
    return undefined;
  }
  const end = Math.min(source.length, offset + (length > 0 ? Math.floor(length) : 0));
  const floor = Math.max(0, offset - BOUND);
  let start = offset;
  while (start > floor && unitAt(source, start - 1) !== 10) {
    start -= 1;
  }
  const ceiling = Math.min(source.length, Math.min(end, offset + BOUND) + BOUND);
  let lineBreak = offset;
  while (lineBreak < ceiling && unitAt(source, lineBreak) !== 10) {
    lineBreak += 1;
  }
  const broken = lineBreak < ceiling;
  const stop =
    broken && lineBreak > start && unitAt(source, lineBreak - 1) === 13 ? lineBreak - 1 : lineBreak;
  const from = Math.min(offset, stop);
  const to = Math.min(end, stop);

  const before = new Part(source, start, from);
  const span = new Part(source, from, Math.min(to, from + BOUND));
  let after = new Part(source, to, Math.min(stop, to + BOUND));
  before.keepLast(WINDOW);
  span.keepFirst(WINDOW);
  after.keepFirst(WINDOW);
  if (before.cut || span.cut || after.cut || before.columns() + span.columns() + after.columns() > WINDOW) {
    span.keepFirst(SPAN);
    if (span.cut) {
      after = new Part("", 0, 0);
    }
    const room = WINDOW - span.columns();
    before.keepLast(room - Math.min(after.columns(), Math.floor(room / 2)));
    after.keepFirst(room - before.columns());
  }

  return {
    text:
      (before.cut ? ELLIPSIS : "") +
      before.text() +
      span.text() +
      after.text() +
      (span.cut || after.cut ? ELLIPSIS : ""),
    indent: Number(before.cut) + before.columns(),
    carets: Math.max(1, span.columns()),
    continues: span.cut || (broken && lineBreak + 1 < end),
  };
}

function unitAt(source: Source, index: number): number | undefined {
  return typeof source === "string" ? source.charCodeAt(index) : source[index];
}

/** A part of a line: the text before the span, the span, or the text after it. */
class Part {
  #cells: Cell[] = [];
  /** Whether cells were removed. */
  cut = false;

  constructor(source: Source, start: number, end: number) {
    const part = source.slice(start, end);
    let previous = 0x20;
    for (const c of typeof part === "string" ? part : decodeText(part)) {
      const code = c.codePointAt(0) ?? 0;
      this.#cells.push(cell(c, code, previous));
      previous = code;
    }
  }

  columns(): number {
    return this.#cells.reduce((sum, { columns }) => sum + columns, 0);
  }

  keepFirst(columns: number): void {
    const kept = fitting(this.#cells, columns);
    this.cut ||= kept < this.#cells.length;
    this.#cells.length = kept;
  }

  /** Also removes combining marks whose base character was removed. */
  keepLast(columns: number): void {
    let cut = this.#cells.length - fitting([...this.#cells].reverse(), columns);
    if (cut > 0) {
      while (this.#cells[cut]?.columns === 0) {
        cut += 1;
      }
      this.#cells.splice(0, cut);
      this.cut = true;
    }
  }

  text(): string {
    return this.#cells.map(({ shown }) => shown).join("");
  }
}

/** Returns how many of the cells fit into the columns. */
function fitting(cells: readonly Cell[], columns: number): number {
  let left = columns;
  const misfit = cells.findIndex((cell, index) => {
    left -= cell.columns;
    return left < 0 || index === REACH;
  });
  return misfit < 0 ? cells.length : misfit;
}

/** A character as printed, with its width in columns. */
interface Cell {
  shown: string;
  columns: number;
}

function cell(c: string, code: number, previous: number): Cell {
  if (c === "\t") {
    return { shown: "    ", columns: 4 };
  }
  if (code < 0x20 || code === 0x7f) {
    return { shown: fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code), columns: 1 };
  }
  if (isModifier(code) && previous >= 0x80) {
    return { shown: "", columns: 0 };
  }
  const columns = columnsOf(code);
  return columns < 0 ? { shown: REPLACEMENT, columns: 1 } : { shown: c, columns };
}

/**
 * Whether a character is a joiner, variation selector or skin tone, which change the width of their neighbours in some
 * terminals and not in others. After an ASCII character they have no effect and are an error worth showing.
 */
function isModifier(code: number): boolean {
  return (
    code === 0x200c ||
    code === 0x200d ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x1f3fb && code <= 0x1f3ff)
  );
}

/** Escapes and cuts a text from the payload, such as a key. */
function escaped(text: string): string {
  let out = "";
  let left = WINDOW;
  let index = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    const columns = columnsOf(code);
    const shown = columns < 0 ? `\\u{${code.toString(16)}}` : c;
    left -= columns < 0 ? shown.length : columns;
    if (left < 0 || index === REACH) {
      return out + ELLIPSIS;
    }
    out += shown;
    index += 1;
  }
  return out;
}

/** The ranges of {@link WIDTHS} as first code point, last code point and columns; decoded at the first use. */
let ranges: number[] | undefined;

function decodeRanges(): number[] {
  let last = 0;
  return WIDTHS.map((number, index) => {
    if (index % 3 === 2) return number;
    last += number;
    return last;
  });
}

/** Returns the width of a character in columns; -1 if it is not printed as it is. */
function columnsOf(code: number): number {
  if (code >= 0x20 && code < 0x7f) {
    return 1;
  }
  ranges ??= decodeRanges();
  let low = 0;
  let high = ranges.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (code < (ranges[3 * middle] as number)) {
      high = middle;
    } else if (code > (ranges[3 * middle + 1] as number)) {
      low = middle + 1;
    } else {
      return ranges[3 * middle + 2] as number;
    }
  }
  return 1;
}
