import { explanationTexts } from "../i18n/explanation.ts";
import type { Language } from "../i18n/index.ts";
import { fillIn, h } from "../ui/dom.ts";

/** Panel below the editor that explains the value at the caret, for keyboard and touch. */
export class ExplanationPanel {
  readonly #element = h("section", { class: "explanation-panel", id: "explanation" });
  readonly #onClose: () => void;
  isOpen = false;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
    this.#element.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#onClose();
    });
  }

  /** Shows an explanation, and opens the panel if it is closed. */
  show(language: Language, explanation: HTMLElement): void {
    const { label, close } = explanationTexts(language);
    this.#element.setAttribute("aria-label", label);
    const button = h("button", { type: "button", class: "explanation-close", "aria-label": close }, "×");
    button.addEventListener("click", this.#onClose);
    fillIn(this.#element, explanation, button);
    this.isOpen = true;
    // A change of language renders the editor pane again, without this panel.
    if (!this.#element.isConnected) document.querySelector("#editor")?.after(this.#element);
  }

  close(): void {
    this.isOpen = false;
    this.#element.remove();
  }
}
