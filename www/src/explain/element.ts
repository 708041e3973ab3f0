import { explanationTexts } from "../i18n/explanation.ts";
import type { Language } from "../i18n/index.ts";
import { copyButton } from "../ui/copy.ts";
import { h } from "../ui/dom.ts";
import type { LocatedIssue } from "../validation/types.ts";
import type { Explanation } from "./explain.ts";

/** Renders an explanation, below the issues of its value. */
export function explanationElement(
  language: Language,
  { name, tag, paragraphs, quote, pointer, value }: Explanation,
  issues: readonly LocatedIssue[],
  announce: (text: string) => void,
): HTMLElement {
  const texts = explanationTexts(language);
  return h(
    "div",
    { class: "explanation" },
    issues.map((issue) => h("p", { class: `explained-issue ${issue.tone}` }, language.message(issue))),
    h(
      "p",
      { class: "explained-name" },
      h("code", { translate: "no" }, name),
      h("span", { class: "small muted" }, tag),
    ),
    paragraphs.map((paragraph) => h("p", {}, withCode(paragraph))),
    quote !== undefined && h("p", { class: "small muted" }, quote),
    h(
      "p",
      { class: "explained-copy" },
      copyButton(language, texts.copyPath, () => pointer, announce),
      copyButton(language, texts.copyValue, () => value, announce),
    ),
  );
}

/** Renders text between backticks as code. */
const withCode = (text: string) =>
  text.split("`").map((part, index) => (index % 2 === 1 ? h("code", { translate: "no" }, part) : part));
