import type { Language } from "../i18n/index.ts";
import { type Actions, countTexts, verdictBanner, verdictTexts } from "../report/verdict-banner.ts";
import { fillIn, h } from "../ui/dom.ts";
import type { Validation } from "../validation/types.ts";

/** The verdict is announced to a screen reader when typing pauses for this long. */
const ANNOUNCE_PAUSE = 700;

export interface VerdictBar {
  element: HTMLElement;
  show(language: Language, validation: Validation): void;
  /** Shows the state of the signature beside the verdict. */
  showSignature(state: HTMLElement | undefined): void;
}

export function verdictBar(actions: Actions, announce: (text: string) => void): VerdictBar {
  const element = h("div", { class: "verdict-place" });
  // The bar is above what scrolls: what has the focus must not be below it.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--verdict-height", `${element.offsetHeight}px`);
  }).observe(element);
  /** Filled apart from the verdict, which changes more often. */
  const signature = h("span", { class: "signature-place" });
  let current: { language: Language; validation: Validation } | undefined;
  let rendered = "";
  let timer: ReturnType<typeof setTimeout>;

  const render = () => {
    if (!current) return;
    const { language, validation } = current;
    const texts = verdictTexts(language, validation);
    const { verdict, size, errors, warnings, truncated, issues } = validation;
    const key = JSON.stringify([
      [language.id, texts, verdict, size, errors, warnings, truncated],
      issues.find(({ tone }) => tone === "error"),
    ]);
    // Most keystrokes change little.
    if (key === rendered) return;
    rendered = key;
    document.title = [texts.word, language.messages.page.title].filter(Boolean).join(" · ");
    fillIn(element, verdictBanner(language, validation, actions, signature));
  };

  return {
    element,
    show(language, validation) {
      current = { language, validation };
      render();
      clearTimeout(timer);
      if (validation.verdict === "empty") return;
      timer = setTimeout(() => {
        const { word, headline, detail } = verdictTexts(language, validation);
        announce([word, ...countTexts(language, validation), headline, detail].join(". "));
      }, ANNOUNCE_PAUSE);
    },
    showSignature(state) {
      fillIn(signature, state);
    },
  };
}
