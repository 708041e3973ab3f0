import { fillIn, h } from "../ui/dom.ts";

/** The line below the editor that says what happened to its content. */
export function noteLine() {
  const element = h("div", { class: "editor-note", role: "status" });
  return {
    element,
    /** Shows a text, with a button if there is something to do about it; an empty text shows nothing. */
    show(text: string, { bad = false, action }: { bad?: boolean; action?: HTMLElement } = {}): void {
      fillIn(element, text && h("p", { class: bad ? "note note-bad" : "note" }, text, " ", action));
    },
  };
}
