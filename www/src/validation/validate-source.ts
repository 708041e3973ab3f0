import { type Options, type SafeParseResult, safeParseConnectedEvent } from "chatbrick-events";
import { readContent } from "../story/payload-content.ts";
import { locateInBytes, locateInText } from "./positions.ts";
import type { Source, Validation, Verdict } from "./types.ts";

/** Codes of inputs whose content was not validated. */
const UNREADABLE = new Set(["too_large", "invalid_utf8", "unreadable_input"]);

const OTHER_EVENT = "unexpected_event_type";

/** Validates a source with the package. */
export function validateSource({ text, bytes }: Source, options: Options = {}): Validation {
  const input = bytes ?? text;
  const size = bytes?.length ?? utf8Length(text);
  // An empty file is validated; an empty editor is not.
  if (size === 0 && !bytes) {
    return { verdict: "empty", issues: [], truncated: false, errors: 0, warnings: 0, size };
  }
  const result = safeParseConnectedEvent(input, options);
  const { success, issues, truncated } = result;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const other = issues.find(({ code }) => code === OTHER_EVENT);
  const verdict = verdictOf(result, text);
  const readable = verdict !== "notJson" && verdict !== "unreadable";
  return {
    verdict,
    issues: bytes ? locateInBytes(issues, bytes) : locateInText(issues, text),
    truncated,
    errors,
    warnings: issues.length - errors,
    size,
    type: result.outcome === "other_event" ? result.type : undefined,
    content: readable && !other ? readContent(text, issues, { complete: success, truncated }) : undefined,
  };
}

function verdictOf({ success, outcome, issues }: SafeParseResult, text: string): Verdict {
  if (success) return issues.length === 0 ? "valid" : "warnings";
  if (outcome === "other_event") return "other";
  const codes = issues.map(({ code }) => code);
  if (codes.includes("invalid_json")) return "notJson";
  if (codes.some((code) => UNREADABLE.has(code))) return "unreadable";
  return codes.includes("lone_surrogate") && !text.isWellFormed() ? "unreadable" : "invalid";
}

/** Returns the event as JSON, if there is one. */
export function eventJson({ text, bytes }: Source): string | undefined {
  const result = safeParseConnectedEvent(bytes ?? text);
  return result.success ? JSON.stringify(result.event, null, 2) : undefined;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) length += unit > 0x7ff ? 2 : 1;
    // The two halves of a surrogate pair were counted as three bytes each, but take four together.
    const next = text.charCodeAt(index + 1);
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) length -= 2;
  }
  return length;
}
