import {
  type EventOptions,
  type EventType,
  type SafeParseEventResult,
  safeParseEvent,
} from "chatbrick-events";
import { type Causes, findCauses } from "../causes/find-causes.ts";
import { similarType, typeByShape } from "../events/model.ts";
import { isObject, parse, readContent } from "../story/payload-content.ts";
import { locateInBytes, locateInText } from "./positions.ts";
import { readablePart } from "./readable-part.ts";
import { EMPTY_VALIDATION, type Source, type Validation, type Verdict } from "./types.ts";

/** Codes of inputs whose content was not validated. */
const UNREADABLE = new Set(["too_large", "invalid_utf8", "unreadable_input"]);

const OTHER_EVENT = "unexpected_event_type";

/** Validates a source with the package, as an event of any documented type. */
export function validateSource({ text, bytes }: Source, options: EventOptions = {}): Validation {
  const input = bytes ?? text;
  const size = bytes?.length ?? utf8Length(text);
  // An empty file is validated; an empty editor is not.
  if (size === 0 && !bytes) return EMPTY_VALIDATION;
  const first = safeParseEvent(input, options);
  const fallbackType = options.types ? undefined : untypedAs(text, first);
  const result = fallbackType ? safeParseEvent(input, { ...options, types: fallbackType }) : first;
  const { success, truncated } = result;
  const verdict = verdictOf(result, text);
  const located = bytes ? locateInBytes(result.issues, bytes) : locateInText(result.issues, text);
  const issues = located.map((issue) =>
    // An event type that this version does not know is not a mistake of the sender.
    verdict === "other" && issue.code === OTHER_EVENT ? { ...issue, tone: "info" as const } : issue,
  );
  const readable = verdict !== "notJson" && verdict !== "unreadable";
  const type = result.outcome === "other_event" ? result.type : undefined;
  const causes = readable ? undefined : causesOf(issues, { text, bytes });
  return {
    verdict,
    // An exceeded limit has no span in the text.
    issues: issues.map((issue) => (issue.code === "too_large" ? { ...issue, to: issue.from } : issue)),
    truncated,
    errors: issues.filter(({ tone }) => tone === "error").length,
    warnings: issues.filter(({ tone }) => tone === "warning").length,
    size,
    type,
    similarType: type === undefined ? undefined : similarType(type),
    causes,
    content: causes
      ? readablePart(causes)
      : readContent(text, result.issues, { complete: success, truncated, fallbackType }),
  };
}

function causesOf(issues: SafeParseEventResult["issues"], source: Source): Causes {
  const isTooLarge = issues.some(({ code }) => code === "too_large");
  // A scan would take long, and the size is the cause.
  return isTooLarge
    ? { causes: [{ name: "tooLarge", from: 0, to: 0, count: 1 }], fixable: false }
    : findCauses(source);
}

/** Infers the event type of a payload whose `type` is missing or not a string, so that its fields are still checked. */
function untypedAs(text: string, { issues, truncated }: SafeParseEventResult): EventType | undefined {
  if (!issues.some(({ code, pointer }) => pointer === "/type" && /^(?:missing|wrong|null)/.test(code)))
    return undefined;
  const root = parse(text, truncated || issues.some(({ code }) => code === "duplicate_key"));
  return isObject(root) && isObject(root.data) ? typeByShape(root.data) : undefined;
}

function verdictOf({ success, outcome, issues }: SafeParseEventResult, text: string): Verdict {
  if (success) return issues.length === 0 ? "valid" : "warnings";
  if (outcome === "other_event") return "other";
  const codes = issues.map(({ code }) => code);
  if (codes.includes("invalid_json")) return "notJson";
  if (codes.some((code) => UNREADABLE.has(code))) return "unreadable";
  return codes.includes("lone_surrogate") && !text.isWellFormed() ? "unreadable" : "invalid";
}

/** Returns the event as JSON, if there is one. */
export function eventJson({ text, bytes }: Source): string | undefined {
  const result = safeParseEvent(bytes ?? text);
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
