// The event in one sentence, and why a field has no value.

import { fill, type Language } from "../i18n/index.ts";
import { shortName } from "../samples/samples.ts";
import { rulesOf, textKey } from "./null-table.ts";
import type { FieldState, PayloadContent, WrongType } from "./payload-content.ts";
import { isMissing } from "./presence.ts";
import { instant, inTaipei } from "./time.ts";

/** Longest name, in characters, that is not shortened. */
const MAX_NAME = 40;

/** Fields that people ask about most. */
const FIRST = ["/data/connectedStaff", "/data/connectedStore"];

/** Returns the event in one sentence. `quote` quotes a name from the payload. */
export function sentence(
  language: Language,
  content: PayloadContent,
  quote = (name: string) => fill(language.messages.story.sentences.name, { name }),
): string {
  const { sentences } = language.messages.story;
  const name = (text: string | null | undefined | WrongType, unknown: string) =>
    typeof text === "string" && text !== "" ? quote(shortened(text)) : unknown;
  const contact = name(content.contact?.name, sentences.someContact);
  const store = name(content.store.value?.name, sentences.someStore);
  const staff = name(content.staff.value?.displayName, sentences.someStaff);
  const event = fill(sentences[content.type], { contact, store, staff, target: target() });
  const at = instant(content.time);
  return at === undefined
    ? fill(language.messages.verdict.sentence, { text: event })
    : fill(sentences.at, { event, time: inTaipei(at, language) });

  function target(): string {
    if (content.store.value && content.staff.value) return fill(sentences.toBoth, { store, staff });
    if (content.store.value) return fill(sentences.toStore, { store });
    if (content.staff.value) return fill(sentences.toStaff, { staff });
    const isNobody = [content.store, content.staff].every(({ presence }) => isMissing(presence));
    return isNobody ? sentences.toNobody : sentences.toUnknown;
  }
}

/** Returns the fields without a value, those that people ask about most first. */
export function unsetFields({ fields }: PayloadContent): FieldState[] {
  const unset = fields.filter(({ presence }) => isMissing(presence));
  return [
    ...FIRST.flatMap((first) => unset.filter(({ pattern }) => pattern === first)),
    ...unset.filter(({ pattern }) => !FIRST.includes(pattern)),
  ];
}

/** Explains why a field has no value, and whether that is allowed. */
export function whyUnset(
  { messages: { nulls } }: Language,
  field: FieldState,
  { fields }: PayloadContent,
): string {
  const { why, reasons } = nulls;
  const template = rulesOf(field, fields).includes("noConnection")
    ? why.noConnection
    : field.class === "attribute"
      ? why.attribute
      : field.presence === "null"
        ? why.nullableNull
        : why.nullableAbsent;
  return fill(template, {
    field: shortName(field.pointer),
    state: nulls.states[field.presence],
    reason: (reasons as Record<string, string>)[textKey(field.pattern)] ?? "",
  });
}

const shortened = (text: string): string => {
  const characters = [...text.slice(0, 4 * MAX_NAME)];
  return characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME).join("")}…` : text;
};
