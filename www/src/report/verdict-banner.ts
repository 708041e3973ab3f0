import { count, fill, type Language } from "../i18n/index.ts";
import { h, ICONS, icon } from "../ui/dom.ts";
import type { Validation } from "../validation/types.ts";

/** Returns the headline of a validation and one sentence of detail. */
export function verdictTexts(
  { messages }: Language,
  validation: Validation,
): { headline: string; detail: string } {
  const { verdict } = messages;
  const detail = verdict[`${validation.verdict}Detail`];
  switch (validation.verdict) {
    case "other":
      return { headline: verdict.other, detail: fill(detail, { type: validation.type ?? "?" }) };
    case "notJson": {
      const { line = 1, column = 1 } = validation.issues[0] ?? {};
      return { headline: verdict.notJson, detail: fill(detail, { line, column }) };
    }
    case "unreadable":
      return { headline: verdict.unreadable, detail };
    default:
      return { headline: verdict[validation.verdict], detail };
  }
}

/** "2 errors, 1 warning"; with a plus where the report was cut off. */
export function countTexts({ messages }: Language, validation: Validation): string[] {
  const more = validation.truncated ? "+" : "";
  const part = (forms: { one: string; many: string }, n: number) =>
    n > 0 ? [count(forms, n, `${n}${more}`)] : [];
  return [
    ...part(messages.verdict.errors, validation.errors),
    ...part(messages.verdict.warningCount, validation.warnings),
  ];
}

/** Renders the verdict as text, icon and colour. */
export function verdictBanner(language: Language, validation: Validation): HTMLElement {
  const { headline, detail } = verdictTexts(language, validation);
  const size = fill(language.messages.verdict.size, { bytes: validation.size.toLocaleString(language.id) });
  return h(
    "div",
    { class: `verdict verdict-${validation.verdict}`, "data-verdict": validation.verdict },
    h("span", { class: "verdict-mark" }, icon(ICONS[validation.verdict])),
    h(
      "div",
      { class: "verdict-text" },
      h("p", { class: "verdict-headline" }, headline),
      h("p", { class: "verdict-detail" }, detail),
    ),
    validation.verdict !== "empty" &&
      h(
        "p",
        { class: "verdict-counts" },
        countTexts(language, validation).map((text) => h("span", {}, text)),
        h("span", { class: "muted" }, size),
      ),
  );
}
