import { fillIn, h } from "../ui/dom.ts";

/** Status line below the editor. */
export function noteLine() {
  const element = h("div", { class: "editor-note", role: "status" });
  return {
    element,
    /** Shows a text with an optional button. An empty text clears the line. */
    show(text: string, { bad = false, action }: { bad?: boolean; action?: HTMLElement } = {}): void {
      fillIn(element, text && h("p", { class: bad ? "note note-bad" : "note" }, text, " ", action));
    },
  };
}
