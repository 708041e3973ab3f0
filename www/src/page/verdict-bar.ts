import type { Language } from "../i18n/index.ts";
import {
  type Actions,
  countTexts,
  verdictBanner,
  verdictStrip,
  verdictTexts,
} from "../report/verdict-banner.ts";
import { fillIn, h } from "../ui/dom.ts";
import type { Validation } from "../validation/types.ts";

/** Pause in typing, in milliseconds, after which screen readers announce the verdict. */
const ANNOUNCE_PAUSE = 700;

export interface VerdictBar {
  element: HTMLElement;
  /** The verdict in one line, which stays in sight on phones. */
  strip: HTMLElement;
  show(language: Language, validation: Validation): void;
  /** Shows the state of the signature next to the verdict. */
  showSignature(state: HTMLElement | undefined): void;
}

export function verdictBar(actions: Actions, announce: (text: string) => void): VerdictBar {
  const element = h("div", { class: "verdict-slot" });
  const strip = h("div", { class: "verdict-strip", "aria-hidden": "true" });
  // The height keeps the focused element from being covered by the sticky bar.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--verdict-height", `${element.offsetHeight}px`);
  }).observe(element);
  /** Updated separately from the verdict, which changes more often. */
  const signature = h("span", { class: "signature-slot" });
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
    // Most keystrokes do not change the verdict.
    if (key === rendered) return;
    rendered = key;
    document.title = [texts.word, language.messages.page.title].filter(Boolean).join(" · ");
    fillIn(element, verdictBanner(language, validation, actions, signature));
    strip.className = `verdict-strip verdict-${verdict}`;
    fillIn(strip, verdictStrip(language, validation));
  };

  return {
    element,
    strip,
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
