import { count, fill, type Language } from "../i18n/index.ts";
import type { Answer } from "../judge/types.ts";
import { h, ICONS, icon } from "../ui/dom.ts";

/** The headline of an answer, and one sentence behind it. */
export function verdictWords({ messages }: Language, answer: Answer): { headline: string; detail: string } {
  const { verdict, events } = messages;
  const detail = verdict[`${answer.verdict}Detail`];
  switch (answer.verdict) {
    case "other": {
      const known = events[answer.type as keyof typeof events];
      const type = `${answer.type ?? "?"}${known ? ` (${known})` : ""}`;
      return { headline: verdict.other, detail: fill(detail, { type }) };
    }
    case "notJson": {
      const { line = 1, column = 1 } = answer.issues[0] ?? {};
      return { headline: verdict.notJson, detail: fill(detail, { line, column }) };
    }
    case "unreadable":
      return { headline: verdict.unreadable, detail };
    default:
      return { headline: verdict[answer.verdict], detail };
  }
}

/** "2 errors, 1 warning"; with a plus where the report was cut off. */
export function countWords({ messages }: Language, answer: Answer): string[] {
  const more = answer.truncated ? "+" : "";
  const part = (forms: { one: string; many: string }, n: number) =>
    n > 0 ? [count(forms, n, `${n}${more}`)] : [];
  return [
    ...part(messages.verdict.errors, answer.errors),
    ...part(messages.verdict.warningCount, answer.warnings),
  ];
}

/** The verdict, as large as it matters: a word, a drawing and a colour, which say the same. */
export function banner(language: Language, answer: Answer): HTMLElement {
  const { headline, detail } = verdictWords(language, answer);
  const size = fill(language.messages.verdict.size, { bytes: answer.size.toLocaleString(language.id) });
  return h(
    "div",
    { class: `verdict verdict-${answer.verdict}`, "data-verdict": answer.verdict },
    h("span", { class: "verdict-mark" }, icon(ICONS[answer.verdict])),
    h(
      "div",
      { class: "verdict-text" },
      h("p", { class: "verdict-headline" }, headline),
      h("p", { class: "verdict-detail" }, detail),
    ),
    answer.verdict !== "empty" &&
      h(
        "p",
        { class: "verdict-counts" },
        countWords(language, answer).map((words) => h("span", {}, words)),
        h("span", { class: "muted" }, size),
      ),
  );
}
