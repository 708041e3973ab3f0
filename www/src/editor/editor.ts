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
import type { LocatedIssue } from "../validation/types.ts";
import { theme } from "./theme.ts";
import { wrappedIndent } from "./wrapped-indent.ts";

export interface Editor {
  readonly view: EditorView;
  text(): string;
  /** Replaces the text. `silent`: without reporting it as a user edit. */
  replace(text: string, silent?: boolean): void;
  show(issues: readonly LocatedIssue[], language: Language): void;
  setLanguage(language: Language): void;
  select(from: number, to: number): void;
  /** Scrolls a position into view without moving the focus. */
  reveal(from: number): void;
  next(): void;
  previous(): void;
}

interface Handlers {
  /** `whole`: most of the text is new, as after a paste into an empty editor. */
  onChange(length: number, whole: boolean): void;
  onSelect(position: number): void;
  /**
   * A paste over the whole text, over a part, or at the caret. Returns whether it was handled; otherwise the editor
   * inserts the text.
   */
  onPaste(text: string, over: "all" | "part" | "caret"): boolean;
  /** Escape: moves the focus back to the issue. Returns false if there is none. */
  onBack(): boolean;
}

/** Longest coloured text: in longer ones, parsing and bracket matching would delay typing. */
const COLOURED = 200_000;
const coloured = [json(), bracketMatching()];

/** Characters that look like spaces, but that JSON does not allow between tokens. */
const NO_BREAK_SPACES = /\u00a0|\u202f|\u2060/g;

/** Touch devices cannot drag files. */
const IS_TOUCH = matchMedia("(hover: none) and (pointer: coarse)").matches;

const grammar = new Compartment();
const searching = new Compartment();
const programmatic = Annotation.define<boolean>();

export function createEditor(language: Language, handlers: Handlers): Editor {
  const texts = new Compartment();
  const view = new EditorView({
    state: EditorState.create({
      extensions: [
        EditorView.cspNonce.of("codemirror"),
        // Only LF ends a line, as in the positions of the package: each carriage return stays a character, and an
        // offset in the editor is an offset in the text.
        EditorState.lineSeparator.of("\n"),
        highlightSpecialChars({ render: specialChar, addSpecialChars: NO_BREAK_SPACES }),
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        grammar.of(coloured),
        linter(null),
        EditorView.lineWrapping,
        wrappedIndent,
        theme,
        texts.of(localizedTexts(language)),
        searching.of([]),
        Prec.high(keymap.of([{ key: "Escape", run: handlers.onBack }])),
        EditorView.domEventHandlers({
          paste(event, view) {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            const { from, to } = view.state.selection.main;
            const over = to - from === view.state.doc.length ? "all" : to > from ? "part" : "caret";
            const handled = text !== "" && handlers.onPaste(text, over);
            if (handled) event.preventDefault();
            return handled;
          },
        }),
        // Tab is not bound: it leaves the editor.
        keymap.of([
          { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
          ...lintKeymap,
          { key: "Mod-f", run: find },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorState.transactionExtender.of((transaction) => {
          const isColoured = transaction.startState.doc.length <= COLOURED;
          const wanted = transaction.newDoc.length <= COLOURED;
          return isColoured === wanted ? null : { effects: grammar.reconfigure(wanted ? coloured : []) };
        }),
        EditorView.updateListener.of((update) => {
          const silent = update.transactions.some((transaction) => transaction.annotation(programmatic));
          if (update.docChanged && !silent) {
            const { length } = update.state.doc;
            let inserted = 0;
            update.changes.iterChanges((_fromA, _toA, from, to) => {
              inserted += to - from;
            });
            handlers.onChange(length, inserted > length / 2);
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
    show(issues, language) {
      const end = view.state.doc.length;
      const diagnostics = issues
        .map((issue) => ({
          from: Math.min(issue.from, end),
          to: Math.min(issue.to, end),
          severity: issue.tone,
          source: issue.code,
          message: [language.message(issue), difference(language, issue)].filter(Boolean).join("\n"),
        }))
        .sort((a, b) => a.from - b.from || a.to - b.to);
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    setLanguage: (next) => view.dispatch({ effects: texts.reconfigure(localizedTexts(next)) }),
    select(from, to) {
      // A large text is validated after a pause, and may be shorter by now.
      const [anchor, head] = [from, to].map((at) => Math.min(at, view.state.doc.length)) as [number, number];
      view.dispatch({ selection: { anchor, head }, effects: centred(anchor) });
      view.focus();
      view.dom.scrollIntoView({ block: "nearest" });
    },
    reveal: (from) => view.dispatch({ effects: centred(from) }),
    next: () => step(view, nextDiagnostic),
    previous: () => step(view, previousDiagnostic),
  };
}

const centred = (from: number) => EditorView.scrollIntoView(from, { y: "center" });

/** Opens the search panel, whose code is loaded at first use. */
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

const localizedTexts = ({ messages, phrases }: Language) => [
  EditorState.phrases.of(phrases),
  placeholder(IS_TOUCH ? messages.editor.placeholderTouch : messages.editor.placeholder),
  EditorView.contentAttributes.of({
    tabindex: "0",
    "aria-label": messages.editor.label,
    "aria-describedby": "editor-help",
    lang: "en",
    translate: "no",
  }),
];

const SPACE_NAMES: Readonly<Record<number, string>> = {
  160: "no-break space",
  8239: "narrow no-break space",
  8288: "word joiner",
};

/** Renders a mark for an invisible character, for a carriage return in a muted colour. */
function specialChar(code: number, description: string | null, shown: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = code === 13 ? "cm-specialChar cm-return" : "cm-specialChar";
  mark.textContent = code === 13 ? "␍" : code === 0xfeff ? "BOM" : code in SPACE_NAMES ? "␣" : shown;
  const name = SPACE_NAMES[code] ?? description ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  mark.title = name;
  mark.setAttribute("aria-label", name);
  mark.setAttribute("role", "img");
  return mark;
}
