import type { Messages } from "../i18n/index.ts";
import { fillIn, h } from "../ui/dom.ts";

/** A text in the language of the page. */
export type LocalText = (messages: Messages) => string;

interface Note {
  text: LocalText;
  bad?: boolean;
  /** A button after the text. */
  action?: { name: LocalText; onclick(): void };
}

/** Status line below the editor. Its text follows the language of the page. */
export function noteLine() {
  const element = h("div", { class: "editor-note", role: "status" });
  let note: Note | undefined;
  const render = (messages: Messages) => {
    if (!note) return fillIn(element);
    const { text, bad, action } = note;
    const button =
      action &&
      h(
        "button",
        { type: "button", class: "button button-small", onclick: action.onclick },
        action.name(messages),
      );
    fillIn(element, h("p", { class: bad ? "note note-bad" : "note" }, text(messages), " ", button));
  };
  return {
    element,
    /** Shows a note. `undefined` clears the line. */
    show(messages: Messages, next: Note | undefined): void {
      note = next;
      render(messages);
    },
    /** Shows the same note in another language. */
    render,
  };
}
