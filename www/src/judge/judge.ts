import { type Options, safeParseConnectedEvent, validate } from "chatbrick-events";
import { read } from "../understanding/read.ts";
import { placeInBytes, placeInText } from "./place.ts";
import type { Answer, Source, Verdict } from "./types.ts";

/** Codes that mean that nothing in the input was judged. */
const UNREADABLE = new Set(["too_large", "invalid_utf8", "unreadable_input"]);

const OTHER = "unexpected_event_type";

/** Judges a source through the package. */
export function judge({ text, bytes }: Source, options: Options = {}): Answer {
  const input = bytes ?? text;
  const size = bytes?.length ?? utf8Length(text);
  // A file without a byte is a body, and is judged; an empty editor is none.
  if (size === 0 && !bytes) {
    return { verdict: "empty", issues: [], truncated: false, errors: 0, warnings: 0, size };
  }
  const { valid, issues, truncated } = validate(input, options);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const other = issues.find(({ code }) => code === OTHER);
  const verdict = verdictOf({ valid, issues, truncated }, text);
  const readable = verdict !== "notJson" && verdict !== "unreadable";
  return {
    verdict,
    issues: bytes ? placeInBytes(issues, bytes) : placeInText(issues, text),
    truncated,
    errors,
    warnings: issues.length - errors,
    size,
    type: verdict === "other" ? other?.received : undefined,
    reading: readable && !other ? read(text, issues, { complete: valid, truncated }) : undefined,
  };
}

function verdictOf({ valid, issues, truncated }: ReturnType<typeof validate>, text: string): Verdict {
  if (valid) return issues.length === 0 ? "valid" : "warnings";
  const codes = issues.map(({ code }) => code);
  if (codes.includes("invalid_json")) return "notJson";
  if (codes.some((code) => UNREADABLE.has(code))) return "unreadable";
  if (codes.includes("lone_surrogate") && !text.isWellFormed()) return "unreadable";
  // Beside another error, a repeated type above all, it is not sure that this is another event. Behind the issues that
  // a report holds there may be one.
  if (truncated) return "invalid";
  const errors = issues.filter(({ severity }) => severity === "error");
  return errors.every(({ code }) => code === OTHER) ? "other" : "invalid";
}

/** The event as JSON, if there is one. */
export function eventJson({ text, bytes }: Source): string | undefined {
  const result = safeParseConnectedEvent(bytes ?? text);
  return result.success ? JSON.stringify(result.event, null, 2) : undefined;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) length += unit > 0x7ff ? 2 : 1;
    // The halves of a pair are counted as three bytes each, and together are four.
    const next = text.charCodeAt(index + 1);
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) length -= 2;
  }
  return length;
}
