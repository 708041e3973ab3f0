import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Largest indentation, in characters: on phones the editor is narrow. */
const DEEPEST = 12;

/** One class per depth, because the page's policy blocks style attributes. */
const LINES = Array.from({ length: DEEPEST + 1 }, (_, depth) =>
  Decoration.line({ class: `cm-indent-${depth}` }),
);
const styles = EditorView.theme(
  Object.fromEntries(
    LINES.map((_, depth) => [
      `.cm-indent-${depth}`,
      { paddingLeft: `calc(8px + ${depth + 2}ch)`, textIndent: `-${depth + 2}ch` },
    ]),
  ),
);

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.lineAt(line.to + 1)) {
      const depth = line.text.search(/[^ ]|$/);
      const decoration = LINES[Math.min(depth, DEEPEST)];
      if (decoration) builder.add(line.from, line.from, decoration);
      if (line.to >= to) break;
    }
  }
  return builder.finish();
}

/** Indents the wrapped rows of a line further than its first row. */
export const wrappedIndent = [
  styles,
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update({ docChanged, viewportChanged, view }: ViewUpdate) {
        if (docChanged || viewportChanged) this.decorations = decorate(view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  ),
];
