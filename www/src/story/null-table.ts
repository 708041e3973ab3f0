import { count, type Language, type Messages } from "../i18n/index.ts";
import { shortName } from "../samples/samples.ts";
import { h } from "../ui/dom.ts";
import { oneTabStop } from "../ui/tab-stop.ts";
import type { FieldState, PayloadContent } from "./payload-content.ts";
import { isMissing } from "./presence.ts";
import { toText } from "./story.ts";

type Rule = keyof Messages["nulls"]["rules"];

const SIDES = ["/data/connectedStore", "/data/connectedStaff"];
/** Key of a field's texts, which fields of stores and accounts share across events. */
export const textKey = (pattern: string): string =>
  pattern
    .replace(/^\/data\/store\//, "/data/connectedStore/")
    .replace(/^\/data\/account\//, "/data/connectedStaff/");

/** Returns the rules for the state of a field. Null is valid on one side of the connection and an error on both. */
export function rulesOf(field: FieldState, all: readonly FieldState[]): Rule[] {
  const { class: nullClass, presence } = field;
  if (presence === "repeated" || presence === "unread") return [presence];
  const isSide = SIDES.includes(field.pointer);
  // An empty string in place of a store or an account is a value of the wrong type.
  if (presence === "empty" && !isSide) return [`${nullClass === "nullable" ? "nullable" : "attribute"}Empty`];
  const state = presence === "null" ? "Null" : presence === "absent" ? "Absent" : "Set";
  const rule: Rule = nullClass === "nullable" ? `nullable${state}` : `attribute${state}`;
  if (!isSide) return [rule];
  const noConnection = all
    .filter(({ pointer }) => SIDES.includes(pointer))
    .every(({ presence }) => isMissing(presence));
  if (!noConnection) return [rule];
  return presence === "null" ? ["noConnection"] : [rule, "noConnection"];
}

/** Table of all fields that may be null, with state and meaning: those without a value first, the others folded. */
export function nullTable(language: Language, { fields }: PayloadContent): HTMLElement {
  const { nulls } = language.messages;
  const set = fields.filter(({ presence }) => presence === "set");
  const unread = fields.filter(({ presence }) => presence === "unread");
  const unset = fields.filter((field) => !set.includes(field) && !unread.includes(field));
  const folded = (id: string, title: { one: string; many: string }, rows: FieldState[], open: boolean) =>
    rows.length > 0 &&
    h("details", { id, open }, h("summary", {}, count(title, rows.length)), table(language, rows, fields));
  return h(
    "section",
    { class: "nulls" },
    h("h3", {}, nulls.heading),
    unset.length > 0 ? table(language, unset, fields) : h("p", { class: "empty" }, nulls.allSet),
    folded("fields-unread", nulls.below, unread, false),
    folded("fields-set", nulls.more, set, unset.length === 0),
  );
}

function table(language: Language, fields: readonly FieldState[], all: readonly FieldState[]): HTMLElement {
  const { nulls } = language.messages;
  const heads = [nulls.field, nulls.state, nulls.rule].map((name) => h("th", { scope: "col" }, name));
  const lines = fields.map((field) => line(language, field, all));
  return oneTabStop(h("table", {}, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, lines)), ".to-text");
}

function line(language: Language, field: FieldState, all: readonly FieldState[]): HTMLElement {
  const { nulls } = language.messages;
  const words: Record<string, string> = nulls.words;
  return h(
    "tr",
    { class: `field-${field.presence}`, "data-pointer": field.pointer, "data-presence": field.presence },
    h(
      "th",
      { scope: "row" },
      toText(language, breakable(shortName(field.pointer))),
      h("span", { class: "small muted" }, field.class === "required" ? "" : nulls.classes[field.class]),
    ),
    h("td", {}, h("span", { class: `state state-${field.presence}` }, nulls.states[field.presence])),
    h(
      "td",
      {},
      rulesOf(field, all).map((rule) => h("p", {}, nulls.rules[rule])),
      h("p", { class: "small muted" }, nulls.saying + (words[textKey(field.pattern)] ?? "")),
    ),
  );
}

/** Path that can wrap after each dot. */
const breakable = (path: string) =>
  h(
    "code",
    { translate: "no" },
    path.split(/(?<=\.)/).map((part) => [part, h("wbr")]),
  );
