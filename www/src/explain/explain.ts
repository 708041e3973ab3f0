// Explains one value of a payload, as texts.

import type { EventType } from "chatbrick-events";
import { type Field, fields, isEventType } from "../events/model.ts";
import { explanationTexts } from "../i18n/explanation.ts";
import { fill, type Language } from "../i18n/index.ts";
import { shortName } from "../samples/samples.ts";
import { rulesOf, textKey } from "../story/null-table.ts";
import type { FieldState, PayloadContent } from "../story/payload-content.ts";
import type { Presence } from "../story/presence.ts";
import { whyUnset } from "../story/sentence.ts";
import { instant, inZone } from "../story/time.ts";
import { shortened } from "../ui/shortened.ts";
import { stringOf, type TextValue, toPointer, valueAtPath } from "./text-value.ts";

/** Longest name or event type that is not shortened. */
const LONGEST = 64;

export interface Explanation {
  pointer: string;
  /** Short name of the field: `contact.name`. */
  name: string;
  /** Whether the field is required, nullable, an attribute or undocumented. */
  tag: string;
  /** Texts with `code` between backticks, the most important first. */
  paragraphs: string[];
  /** Quote from the provider's documentation. */
  quote: string | undefined;
  /** Source of the value; for a string, its unescaped content. */
  value: string;
}

/** Explains a value of a text; `undefined` for the root, which the verdict explains. */
export function explain(
  language: Language,
  text: string,
  value: TextValue,
  content: PayloadContent | undefined,
): Explanation | undefined {
  if (value.path.length === 0) return undefined;
  const { nulls } = language.messages;
  const texts = explanationTexts(language);
  const raw = text.slice(value.from, value.to);
  const pointer = toPointer(value.path);
  const common = {
    pointer,
    name: shortened(shortName(pointer), LONGEST),
    value: raw.startsWith('"') ? stringOf(raw) : raw,
  };
  const { type, written } = typeOf(text, content);
  const field = fieldOf(type, value);
  const unknown = (paragraph: string) => ({
    ...common,
    tag: texts.undocumented,
    paragraphs: [paragraph],
    quote: undefined,
  });
  if (pointer === "/type" && !type)
    return unknown(fill(texts.unknownType, { type: shortened(written, LONGEST) }));
  if (!field) {
    if (!type) return unknown(texts.otherType);
    const parent = value.path.length > 1 ? { ...value, path: value.path.slice(0, -1) } : undefined;
    const isPart = parent !== undefined && !fieldOf(type, parent);
    return unknown(isPart ? texts.unknownPart : fill(texts.unknownField, { type, field: common.name }));
  }
  const presence = presenceOf(text, value, raw);
  const state: FieldState = { pointer, pattern: field.pattern, class: field.class, presence };
  const quotes: Record<string, string> = { ...texts.words, ...nulls.words };
  const quote = quotes[textKey(field.pattern)];
  return {
    ...common,
    tag: field.class === "required" ? texts.required : nulls.classes[field.class],
    paragraphs: [
      descriptionOf(language, field, type, value),
      dateOf(language, field, common.value),
      ...meaningOf(language, state, field, content),
    ].filter((paragraph) => paragraph !== ""),
    quote: quote === undefined ? undefined : nulls.saying + quote,
  };
}

function descriptionOf(
  language: Language,
  { kind, doc }: Field,
  type: EventType | undefined,
  { path }: TextValue,
): string {
  const texts = explanationTexts(language);
  if (kind === "entry") return fill(texts.entry, { n: Number(path.at(-1)) + 1 });
  if (kind === "eventType" && type) return fill(texts.eventType, { event: language.messages.events[type] });
  return texts.docs[doc] ?? doc;
}

/** Returns the event type in the text, else the inferred one. */
function typeOf(text: string, content: PayloadContent | undefined): { type?: EventType; written: string } {
  const found = valueAtPath(text, ["type"]);
  const written = found ? stringOf(text.slice(found.from, found.to)) : "";
  if (isEventType(written)) return { type: written, written };
  return content ? { type: content.type, written } : { written };
}

/** Returns the documented field of a value. An entry of a list is described by its list. */
function fieldOf(type: EventType | undefined, { path }: Pick<TextValue, "path">): Field | undefined {
  // Here `*` is a key, not the wildcard for entries of a list.
  if (path.includes("*")) return undefined;
  const pattern = toPointer(path.map((step) => (typeof step === "number" ? "*" : step)));
  if (!type) return pattern === "/data" ? fields("store.created").find(isPattern(pattern)) : undefined;
  const all = fields(type);
  const list = pattern.endsWith("/*") ? all.find(isPattern(pattern.slice(0, -2))) : undefined;
  if (list?.kind === "list") return { pattern, class: "required", kind: "entry", doc: "" };
  return all.find(isPattern(pattern));
}

const isPattern = (wanted: string) => (field: Field) => field.pattern === wanted;

function presenceOf(text: string, value: TextValue, raw: string): Presence {
  // Of duplicate keys, the first one counts.
  if (valueAtPath(text, value.path)?.from !== value.from) return "repeated";
  if (raw === "null") return "null";
  return raw === '""' ? "empty" : "set";
}

/** Returns the meaning of a field's state, and the rule for the field. */
function meaningOf(
  language: Language,
  state: FieldState,
  { class: nullClass, kind }: Field,
  content: PayloadContent | undefined,
): string[] {
  const { nulls } = language.messages;
  const texts = explanationTexts(language);
  const rule = [texts.classes[nullClass], texts.kinds[kind as keyof typeof texts.kinds] ?? ""]
    .filter((part) => part !== "")
    .join(language.id === "en" ? " " : "");
  if (state.presence === "repeated") return [nulls.rules.repeated];
  if (state.presence === "null") {
    if (nullClass === "required") return [texts.nullIsError];
    return content ? [whyUnset(language, state, content)] : [rule];
  }
  if (state.presence === "empty" && nullClass !== "required") {
    const [meaning] = rulesOf(state, [state]);
    return meaning ? [nulls.rules[meaning], rule] : [rule];
  }
  return [rule];
}

/** Returns the date and time in Taipei; empty for a field that is not a time. */
function dateOf(language: Language, { kind }: Field, value: string): string {
  if (kind !== "dateTime" && kind !== "millis") return "";
  const ms = /^-?\d+$/.test(value) ? Number(value) : undefined;
  const at = instant(kind === "millis" ? { ms, iso: undefined } : { ms: undefined, iso: value });
  if (at === undefined || Math.abs(at) > 8.64e15) return "";
  return fill(language.messages.story.taipeiTime, { time: inZone(at, language, "Asia/Taipei") });
}
