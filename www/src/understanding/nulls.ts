import type { Language, Messages } from "../i18n/index.ts";
import { shortName } from "../samples/samples.ts";
import { h } from "../ui/dom.ts";
import type { FieldState, Reading } from "./read.ts";

type Rule = keyof Messages["nulls"]["rules"];

/** The rule that a state falls under. */
export function ruleOf({ class: nullClass, presence }: FieldState): Rule {
  if (presence === "repeated" || presence === "unread") return presence;
  const state = presence === "null" ? "Null" : presence === "absent" ? "Absent" : "Set";
  return nullClass === "nullable" ? `nullable${state}` : `attribute${state}`;
}

/** Every field that may be null: what it is here, and what that means. */
export function nullTable(language: Language, { fields }: Reading): HTMLElement {
  const { nulls } = language.messages;
  return h(
    "section",
    { class: "nulls" },
    h("h3", {}, nulls.heading),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          [nulls.field, nulls.state, nulls.rule].map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        fields.map((field) => line(language, field)),
      ),
    ),
  );
}

function line({ messages: { nulls } }: Language, field: FieldState): HTMLElement {
  const words: Record<string, string> = nulls.words;
  return h(
    "tr",
    { class: `field-${field.presence}`, "data-pointer": field.pointer, "data-presence": field.presence },
    h(
      "th",
      { scope: "row" },
      h("code", { translate: "no" }, shortName(field.pointer)),
      h("span", { class: "small muted" }, field.class === "required" ? "" : nulls.classes[field.class]),
    ),
    h("td", {}, h("span", { class: `state state-${field.presence}` }, nulls.states[field.presence])),
    h(
      "td",
      {},
      h("p", {}, nulls.rules[ruleOf(field)]),
      h("p", { class: "small muted" }, `${nulls.saying}: ${words[field.pattern] ?? ""}`),
    ),
  );
}
