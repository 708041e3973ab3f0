// The calm highlight of values in the text, and of parts of the story.

import { StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

export interface Span {
  from: number;
  to: number;
}

/** More steps than the pointer of any part of the story has. */
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

/** Highlights these spans of the text, and no others. */
export function showInText(view: EditorView, spans: readonly Span[]): void {
  if (spans.length === 0 && view.state.field(shownSpans).size === 0) return;
  view.dispatch({ effects: setShown.of(spans.flatMap((span) => withoutIndents(view.state.doc, span))) });
}

/** The parts of a span in each line, without what it is indented by. */
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

/** Highlights the parts of the story that come from a value or, if there are none, from the values around it. */
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

/** The pointers of a part of the story. None of them has a space, for they name documented fields. */
export const pointersOf = (part: HTMLElement): string[] => (part.dataset.pointer ?? "").split(" ");

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
