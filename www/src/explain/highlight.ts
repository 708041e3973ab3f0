// Highlights values in the text and parts of the story.

import { StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

export interface Span {
  from: number;
  to: number;
}

/** Largest number of pointer segments that is looked up; pointers of the story have fewer. */
const DEEPEST = 8;

const setShown = StateEffect.define<readonly Span[]>();
const mark = Decoration.mark({ class: "cm-shown" });

/** Holds the highlighted spans of the text. */
export const shownSpans = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setShown))
        return Decoration.set(
          effect.value.map(({ from, to }) => mark.range(from, to)),
          true,
        );
    return transaction.docChanged ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Sets the highlighted spans of the text. */
export function showInText(view: EditorView, spans: readonly Span[]): void {
  if (spans.length === 0 && view.state.field(shownSpans).size === 0) return;
  view.dispatch({ effects: setShown.of(spans.flatMap((span) => withoutIndents(view.state.doc, span))) });
}

/** Splits a span into lines, without their indentation. */
function withoutIndents(doc: Text, { from, to }: Span): Span[] {
  const parts: Span[] = [];
  for (let at = from; at < to; ) {
    const line = doc.lineAt(at);
    const text = line.text.slice(at - line.from);
    const start = at + text.length - text.trimStart().length;
    const end = Math.min(line.to, to);
    if (start < end) parts.push({ from: start, to: end });
    at = line.to + 1;
  }
  return parts;
}

/** Highlights the parts of the story that show a value or, if none does, its closest parent. Returns them. */
export function showInStory(pointer: string | undefined): HTMLElement[] {
  const shown: HTMLElement[] = [];
  const parts = [...document.querySelectorAll<HTMLElement>("[data-pointer]")];
  for (
    let wanted = pointer?.split("/", DEEPEST).join("/") ?? "";
    wanted !== "" && shown.length === 0;
    wanted = parentOf(wanted)
  )
    shown.push(...parts.filter((part) => pointersOf(part).includes(wanted)));
  for (const part of parts) part.toggleAttribute("data-shown", shown.includes(part));
  return shown;
}

/** Returns the pointers of a part of the story. Spaces separate them, because documented fields contain none. */
export const pointersOf = (part: HTMLElement): string[] => (part.dataset.pointer ?? "").split(" ");

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
