import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import {
  forEachDiagnostic,
  linter,
  lintGutter,
  lintKeymap,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from "@codemirror/lint";
import { Annotation, Compartment, EditorState, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { difference, type Language } from "../i18n/index.ts";
import type { Placed } from "../judge/types.ts";
import { theme } from "./theme.ts";

export interface Editor {
  readonly view: EditorView;
  text(): string;
  /** Puts another text in the place of the old one. `true`: not as the user's edit. */
  replace(text: string, silent?: boolean): void;
  show(issues: readonly Placed[], language: Language): void;
  speak(language: Language): void;
  select(from: number, to: number): void;
  /** Brings a place into view, and leaves the focus where it is. */
  reveal(from: number): void;
  next(): void;
  previous(): void;
}

interface Handlers {
  /** `whole`: most of the text is new, as after a paste into an empty editor. */
  onChange(length: number, whole: boolean): void;
  onSelect(position: number): void;
  /** Escape: back to the issue from which the reader came. Says whether there was one. */
  onBack(): boolean;
}

/** Beyond this length nothing is coloured: reading the grammar would take frames away from typing. */
const COLOURED = 200_000;

const grammar = new Compartment();
const searching = new Compartment();
const programmatic = Annotation.define<boolean>();

export function createEditor(language: Language, handlers: Handlers): Editor {
  const words = new Compartment();
  const view = new EditorView({
    state: EditorState.create({
      extensions: [
        EditorView.cspNonce.of("codemirror"),
        // Only LF ends a line, as in the positions of the package: each carriage return stays a character, and an
        // offset in the editor is an offset in the text.
        EditorState.lineSeparator.of("\n"),
        highlightSpecialChars({ render: specialChar }),
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        grammar.of(json()),
        linter(null),
        EditorView.lineWrapping,
        theme,
        words.of(wordsOf(language)),
        searching.of([]),
        Prec.high(keymap.of([{ key: "Escape", run: handlers.onBack }])),
        // Tab is not bound: it leaves the editor.
        keymap.of([
          { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
          ...lintKeymap,
          { key: "Mod-f", run: find },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorState.transactionExtender.of((transaction) => {
          const coloured = transaction.startState.doc.length <= COLOURED;
          const wanted = transaction.newDoc.length <= COLOURED;
          return coloured === wanted ? null : { effects: grammar.reconfigure(wanted ? json() : []) };
        }),
        EditorView.updateListener.of((update) => {
          const silent = update.transactions.some((transaction) => transaction.annotation(programmatic));
          if (update.docChanged && !silent) {
            const { length } = update.state.doc;
            handlers.onChange(length, update.changes.newLength - update.startState.doc.length > length / 2);
          }
          if (update.selectionSet) handlers.onSelect(update.state.selection.main.head);
        }),
      ],
    }),
  });

  return {
    view,
    text: () => view.state.sliceDoc(),
    replace(text, silent = false) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: view.state.toText(text) },
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: [isolateHistory.of("full"), ...(silent ? [programmatic.of(true)] : [])],
      });
    },
    show(issues, spoken) {
      const end = view.state.doc.length;
      const diagnostics = issues
        .map((issue) => ({
          from: Math.min(issue.from, end),
          to: Math.min(issue.to, end),
          severity: issue.severity,
          source: issue.code,
          message: [spoken.sentence(issue), difference(spoken, issue)].filter(Boolean).join("\n"),
        }))
        .sort((a, b) => a.from - b.from || a.to - b.to);
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    speak: (spoken) => view.dispatch({ effects: words.reconfigure(wordsOf(spoken)) }),
    select(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, effects: centred(from) });
      view.focus();
      view.dom.scrollIntoView({ block: "nearest" });
    },
    reveal: (from) => view.dispatch({ effects: centred(from) }),
    next: () => step(view, nextDiagnostic),
    previous: () => step(view, previousDiagnostic),
  };
}

const centred = (from: number) => EditorView.scrollIntoView(from, { y: "center" });

/** The search comes when it is wanted for the first time. */
function find(view: EditorView): boolean {
  import("@codemirror/search").then(({ openSearchPanel, search, searchKeymap }) => {
    if ((searching.get(view.state) as unknown[]).length === 0)
      view.dispatch({
        effects: searching.reconfigure([search({ top: true }), Prec.high(keymap.of(searchKeymap))]),
      });
    openSearchPanel(view);
  });
  return true;
}

function step(view: EditorView, command: (view: EditorView) => boolean): void {
  let some = false;
  forEachDiagnostic(view.state, () => {
    some = true;
  });
  if (!some) return;
  command(view);
  view.focus();
  view.dom.scrollIntoView({ block: "nearest" });
}

const wordsOf = ({ messages, phrases }: Language) => [
  EditorState.phrases.of(phrases),
  placeholder(messages.editor.placeholder),
  EditorView.contentAttributes.of({
    tabindex: "0",
    "aria-label": messages.editor.label,
    "aria-describedby": "editor-help",
    lang: "en",
    translate: "no",
  }),
];

/** Carriage returns are faint, everything else that would not be seen is marked. */
function specialChar(code: number, description: string | null, shown: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = code === 13 ? "cm-specialChar cm-return" : "cm-specialChar";
  mark.textContent = code === 13 ? "␍" : code === 0xfeff ? "BOM" : shown;
  const name = description ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  mark.title = name;
  mark.setAttribute("aria-label", name);
  mark.setAttribute("role", "img");
  return mark;
}
