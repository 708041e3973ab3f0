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
  /** Selects a span of the text. Escape moves the focus back. */
  go(span: Span): void;
}

/** Delay, in milliseconds, before the highlight follows the caret, so that typing is not slowed down. */
const REST = 200;

/**
 * Starts the explanations. `wanted`: shows the first one immediately. Returns a function to call after each render or
 * validation.
 */
export function startExplanations(page: Page, wanted: boolean): () => void {
  const { view, announce } = page;
  const language = () => page.state().language;
  const validation = () => page.state().validation;
  let timer: ReturnType<typeof setTimeout>;
  /** Whether the last pointer in the editor was a finger, which cannot hover. */
  let touched = wanted;
  let hovered: string | undefined;
  let atCaret: string | undefined;
  /** Inputs of the rendered panel. Rendering it again would lose the focus. */
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

  /** Highlights the value at the caret in the story, and explains it if the panel is open. */
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
      // The panel has made the editor smaller.
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
        // Without issues: CodeMirror shows them in a tooltip above this one.
        const dom = element(explanation, false);
        for (const button of dom.querySelectorAll("button")) button.tabIndex = -1;
        // Keeps the focus, because the tooltip closes when the mouse leaves.
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
        // After the timeout, the browser has moved the caret to the tap.
        click: () => {
          if (touched) setTimeout(follow, 0, true);
        },
      }),
    ]),
  });
  // Escape closes a tooltip, wherever the focus is.
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && hasHoverTooltips(view.state)) view.dispatch({ effects: closeHoverTooltips });
  });
  listenToStory(page, () => showInStory(hovered ?? atCaret));

  if (wanted) explainAtCaret();
  else follow();
  return followLater;
}

/** Cache of document texts, for several look-ups in a row. */
const texts = new WeakMap<Text, string>();

function textOf({ state: { doc } }: EditorView): string {
  const text = texts.get(doc) ?? doc.toString();
  texts.set(doc, text);
  return text;
}

/** Space for tooltips: below the verdict bar, which would cover them. */
function belowVerdict() {
  const verdicts = [...document.querySelectorAll(".verdict-bar, .verdict-strip")];
  const top = Math.max(0, ...verdicts.map((element) => element.getBoundingClientRect().bottom));
  return { top, left: 0, bottom: innerHeight, right: innerWidth };
}

/** Closes the tooltip and the panel. Returns whether one was open. */
function close(view: EditorView, panel: ExplanationPanel): boolean {
  const some = panel.isOpen || hasHoverTooltips(view.state);
  if (some) view.dispatch({ effects: closeHoverTooltips });
  panel.close();
  return some;
}

/** Position of the caret. Within indentation, the first character of the line, so that Up and Down reach each value. */
function caretPosition({ state: { doc, selection } }: EditorView): number {
  const { head } = selection.main;
  const line = doc.lineAt(head);
  return Math.max(head, line.from + Math.max(0, line.text.search(/\S/)));
}

/** Part of a value under the mouse. For an object or list: its key and opening bracket, or its closing bracket. */
function pointedAt(view: EditorView, { start, from, to }: TextValue, position: number): Span | undefined {
  if (!/[[{]/.test(view.state.sliceDoc(from, from + 1))) return { from: start, to };
  if (position <= from + 1) return { from: start, to: from + 1 };
  return position >= to - 1 ? { from: to - 1, to } : undefined;
}

/** Highlights the hovered or focused part of the story in the text. A click selects it there. */
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

  // The mouse may already rest on a part when this is loaded.
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

/** Scrolls the first visible part into view within its panel, without scrolling the page. */
function reveal(parts: readonly HTMLElement[]): void {
  const part = parts.find((part) => part.getClientRects().length > 0);
  const panel = part?.closest<HTMLElement>(".panel");
  if (!part || !panel || panel.scrollHeight <= panel.clientHeight) return;
  const [inner, outer] = [part.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (inner.top < outer.top) panel.scrollTop -= outer.top - inner.top + 12;
  else if (inner.bottom > outer.bottom)
    panel.scrollTop += Math.min(inner.bottom - outer.bottom + 12, inner.top - outer.top - 12);
}
