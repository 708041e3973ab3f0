// Explains the value under the mouse, at the caret or under a tap, and highlights both ways between text and story.

import { Prec, StateEffect, type Text } from "@codemirror/state";
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  tooltips,
} from "@codemirror/view";
import type { Language } from "../i18n/index.ts";
import type { Validation } from "../validation/types.ts";
import { explanationElement } from "./element.ts";
import { type Explanation, explain } from "./explain.ts";
import { pointersOf, type Span, showInStory, showInText, shownSpans } from "./highlight.ts";
import { ExplanationPanel } from "./panel.ts";
import { type TextValue, toPath, toPointer, valueAtOffset, valueAtPath } from "./text-value.ts";

export interface Page {
  view: EditorView;
  state(): { language: Language; validation: Validation };
  announce(text: string): void;
  /** Goes to a span of the text, from which Escape returns. */
  go(span: Span): void;
}

/** The caret is followed when it has rested for this long: nothing happens between two keystrokes. */
const REST = 200;

/**
 * Starts the explanations, the first one at once if it is `wanted`. Returns what to call when the page has been rendered
 * or validated again.
 */
export function startExplanations(page: Page, wanted: boolean): () => void {
  const { view, announce } = page;
  const language = () => page.state().language;
  const validation = () => page.state().validation;
  let timer: ReturnType<typeof setTimeout>;
  /** Whether the last pointer in the editor was a finger, which hovers over nothing. */
  let touched = wanted;
  let hovered: string | undefined;
  let atCaret: string | undefined;
  /** What the panel was rendered from: rendered again, it would lose the focus. */
  let rendered: unknown[] = [];

  const text = () => textOf(view);
  const explained = (value: TextValue) => explain(language(), text(), value, validation().content);
  const element = (explanation: Explanation, withIssues: boolean) => {
    const issues = validation().issues.filter(({ pointer }) => pointer === explanation.pointer);
    return explanationElement(language(), explanation, withIssues ? issues : [], announce);
  };

  const panel = new ExplanationPanel(() => {
    panel.close();
    view.focus();
  });

  const showPanel = (value: TextValue | undefined): Explanation | undefined => {
    const explanation = value && explained(value);
    const inputs = [language(), view.state.doc, validation(), explanation?.pointer];
    const isRendered = panel.isOpen && inputs.every((input, index) => input === rendered[index]);
    if (!explanation) panel.close();
    else if (!isRendered) panel.show(language(), element(explanation, true));
    rendered = inputs;
    return explanation;
  };

  /** Highlights what the value at the caret tells in the story, and explains it in the panel if that is open. */
  const follow = (open = false): Explanation | undefined => {
    clearTimeout(timer);
    const value = valueAtOffset(text(), caretPosition(view));
    const before = atCaret;
    atCaret = value && toPointer(value.path);
    const parts = showInStory(hovered ?? atCaret);
    if (atCaret !== before) reveal(parts);
    return open || panel.isOpen ? showPanel(value) : undefined;
  };
  const followLater = () => {
    clearTimeout(timer);
    timer = setTimeout(follow, REST);
  };

  const explainAtCaret = (): boolean => {
    const explanation = follow(true);
    if (explanation) {
      announce([explanation.name, explanation.tag, ...explanation.paragraphs].join(". "));
      // The panel has taken some of the room.
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head) });
    }
    return true;
  };

  const hover = hoverTooltip((view, position) => {
    const value = touched ? undefined : valueAtOffset(text(), position);
    const explanation = value && explained(value);
    if (!value || !explanation) return null;
    const span = pointedAt(view, value, position);
    if (!span) return null;
    return {
      pos: span.from,
      end: span.to,
      above: true,
      create() {
        hovered = explanation.pointer;
        showInStory(hovered);
        // An issue of the value has a tooltip of its own, which CodeMirror puts above this one.
        const dom = element(explanation, false);
        for (const button of dom.querySelectorAll("button")) button.tabIndex = -1;
        // The focus stays where it is: the tooltip goes away with the mouse.
        dom.addEventListener("mousedown", (event) => event.preventDefault());
        return {
          dom,
          destroy() {
            hovered = undefined;
            showInStory(atCaret);
          },
        };
      },
    };
  });

  view.dispatch({
    effects: StateEffect.appendConfig.of([
      shownSpans,
      hover,
      tooltips({ tooltipSpace: belowVerdict }),
      Prec.highest(
        keymap.of([
          { key: "F2", run: explainAtCaret },
          { key: "Escape", run: () => close(view, panel) },
        ]),
      ),
      EditorView.updateListener.of(({ docChanged, selectionSet }) => {
        if (docChanged || selectionSet) followLater();
      }),
      EditorView.domEventObservers({
        pointerdown: ({ pointerType }) => {
          touched = pointerType === "touch";
        },
        pointermove: ({ pointerType }) => {
          touched = pointerType === "touch";
        },
        // By then the caret is where the finger was.
        click: () => {
          if (touched) setTimeout(follow, 0, true);
        },
      }),
    ]),
  });
  // A tooltip goes away on Escape, wherever the focus is.
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && hasHoverTooltips(view.state)) view.dispatch({ effects: closeHoverTooltips });
  });
  listenToStory(page, () => showInStory(hovered ?? atCaret));

  if (wanted) explainAtCaret();
  else follow();
  return followLater;
}

/** The texts of documents: several look-ups in a row need only one. */
const texts = new WeakMap<Text, string>();

function textOf({ state: { doc } }: EditorView): string {
  const text = texts.get(doc) ?? doc.toString();
  texts.set(doc, text);
  return text;
}

/** No tooltip covers the verdict, which would cover the tooltip in its turn. */
function belowVerdict() {
  const { bottom } = document.querySelector(".verdict-bar")?.getBoundingClientRect() ?? { bottom: 0 };
  return { top: Math.max(0, bottom), left: 0, bottom: innerHeight, right: innerWidth };
}

/** Closes the tooltip and the panel. Returns whether there was one. */
function close(view: EditorView, panel: ExplanationPanel): boolean {
  const some = panel.isOpen || hasHoverTooltips(view.state);
  if (some) view.dispatch({ effects: closeHoverTooltips });
  panel.close();
  return some;
}

/** The position of the caret; in front of a line its first character, which arrow keys then reach from line to line. */
function caretPosition({ state: { doc, selection } }: EditorView): number {
  const { head } = selection.main;
  const line = doc.lineAt(head);
  return Math.max(head, line.from + Math.max(0, line.text.search(/\S/)));
}

/** The part of a value that is pointed at: of an object or list its key and its first brace, or its last one. */
function pointedAt(view: EditorView, { start, from, to }: TextValue, position: number): Span | undefined {
  if (!/[[{]/.test(view.state.sliceDoc(from, from + 1))) return { from: start, to };
  if (position <= from + 1) return { from: start, to: from + 1 };
  return position >= to - 1 ? { from: to - 1, to } : undefined;
}

/** Highlights in the text what is pointed at or focused in the story, and goes there on a click. */
function listenToStory({ view, go }: Page, showCaret: () => void): void {
  let timer: ReturnType<typeof setTimeout>;
  let current: HTMLElement | undefined;

  const spansOf = (part: HTMLElement): Span[] => {
    const values = pointersOf(part).map((pointer) => valueAtPath(textOf(view), toPath(pointer)));
    return values.flatMap((value) => (value ? [{ from: value.start, to: value.to }] : []));
  };
  const show = (part: HTMLElement | undefined) => {
    if (part === current) return;
    current = part;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const spans = part?.isConnected ? spansOf(part) : [];
      showInText(view, spans);
      const [first] = spans;
      if (!part || !first) showCaret();
      else {
        showInStory(pointersOf(part)[0]);
        view.dispatch({ effects: EditorView.scrollIntoView(first.from, { y: "nearest", yMargin: 40 }) });
      }
    }, REST / 2);
  };
  const partAt = ({ target }: Event) =>
    (target as Element).closest<HTMLElement>(".results-pane [data-pointer]") ?? undefined;

  // The mouse may have come to rest before this was loaded.
  show([...document.querySelectorAll<HTMLElement>(".results-pane [data-pointer]:hover")].at(-1));
  addEventListener("mouseover", (event) => show(partAt(event)));
  addEventListener("focusin", (event) => show(partAt(event)));
  document.documentElement.addEventListener("mouseleave", () => show(undefined));
  addEventListener("click", (event) => {
    const part = (event.target as Element).closest(".to-text") && partAt(event);
    const [span] = part ? spansOf(part) : [];
    if (span) go(span);
  });
}

/** Scrolls the first part into view within its panel; the page itself stays. */
function reveal(parts: readonly HTMLElement[]): void {
  const part = parts.find((part) => part.getClientRects().length > 0);
  const panel = part?.closest<HTMLElement>(".panel");
  if (!part || !panel || panel.scrollHeight <= panel.clientHeight) return;
  const [inner, outer] = [part.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (inner.top < outer.top) panel.scrollTop -= outer.top - inner.top + 12;
  else if (inner.bottom > outer.bottom)
    panel.scrollTop += Math.min(inner.bottom - outer.bottom + 12, inner.top - outer.top - 12);
}
