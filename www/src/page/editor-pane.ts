import type { Language } from "../i18n/index.ts";
import { h } from "../ui/dom.ts";
import { type Actions, toolbar } from "./toolbar.ts";

interface Parts {
  above: HTMLElement;
  editor: HTMLElement;
  below: HTMLElement;
}

/** The editor with its toolbar and its notes. */
export function editorPane(
  language: Language,
  actions: Actions,
  { above, editor, below }: Parts,
): HTMLElement {
  const { editor: texts } = language.messages;
  return h(
    "section",
    { class: "editor-pane", "aria-label": texts.label },
    toolbar(language, actions),
    above,
    h("div", { class: "editor", id: "editor" }, editor, h("div", { class: "drop-hint" }, texts.drop)),
    below,
    h("p", { id: "editor-help", class: "visually-hidden" }, texts.help),
  );
}
