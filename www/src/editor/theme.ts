import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Translucent background of a span: the selection is drawn below it. */
const wash = (colour: string) => `color-mix(in srgb, var(${colour}) 12%, transparent)`;

/** Colours are custom properties of the page, so the editor follows a change of theme. */
const look = EditorView.theme({
  "&": {
    height: "100%",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    fontSize: "var(--code-size)",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", padding: "12px 0" },
  ".cm-line": { padding: "0 16px 0 8px" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selection)",
  },
  // Transparent, because the focus ring is drawn below. Lines wrap, so text never scrolls under the numbers.
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--line-here)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--line-here)", color: "var(--ink)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-specialChar": { color: "var(--warning)" },
  ".cm-return": { color: "var(--muted)" },
  // Underlines are text decorations, because the page's policy blocks the images that CodeMirror uses.
  ".cm-lintRange": { backgroundImage: "none !important", paddingBottom: "0" },
  ".cm-lintRange-error": {
    textDecoration: "underline wavy var(--error) 1.5px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
    backgroundColor: wash("--error"),
  },
  ".cm-lintRange-warning": {
    textDecoration: "underline dashed var(--warning) 1.5px",
    textUnderlineOffset: "3px",
    textDecorationSkipInk: "none",
    backgroundColor: wash("--warning"),
  },
  ".cm-lintRange-info": {
    textDecoration: "underline dotted var(--other) 1.5px",
    textUnderlineOffset: "3px",
    backgroundColor: wash("--other"),
  },
  // Browsers draw the underline of selected text in its text colour.
  ".cm-lintRange-error ::selection": { color: "var(--error)" },
  ".cm-lintRange-warning ::selection": { color: "var(--warning)" },
  // Replaces CodeMirror's yellow background.
  "& .cm-lintRange-active": { outline: "1px solid currentColor", backgroundColor: "transparent" },
  ".cm-lintPoint:after": { bottom: "-1px" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--error)" },
  ".cm-lintPoint-warning:after": { borderBottomColor: "var(--warning)" },
  ".cm-gutter-lint": { width: "18px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0 0 4px" },
  ".cm-lint-marker": {
    width: "14px",
    height: "1.6em",
    lineHeight: "1.6",
    fontSize: "11px",
    textAlign: "center",
  },
  ".cm-lint-marker-error": { content: "none !important", color: "var(--error)" },
  ".cm-lint-marker-error::before": { content: "'\\2716'" },
  ".cm-lint-marker-warning": { content: "none !important", color: "var(--warning)" },
  ".cm-lint-marker-warning::before": { content: "'\\25b2'" },
  ".cm-lint-marker-info": { content: "none !important", color: "var(--other)" },
  ".cm-lint-marker-info::before": { content: "'i'" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    maxWidth: "min(34rem, 90vw)",
    overflow: "hidden",
  },
  ".cm-diagnostic": {
    fontFamily: "var(--sans)",
    fontSize: "0.875rem",
    padding: "8px 12px",
    // The second line has the expected and received values.
    whiteSpace: "pre-line",
  },
  ".cm-diagnosticSource": {
    fontFamily: "var(--mono)",
    fontSize: "0.75rem",
    opacity: "1",
  },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--error)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warning)" },
  ".cm-diagnostic-info": { borderLeft: "4px solid var(--other)" },
  ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel.cm-panel-lint ul": { maxHeight: "9rem" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--selection)", color: "var(--ink)" },
  ".cm-panel button, .cm-panel.cm-panel-lint button[name=close]": { color: "var(--ink)" },
  ".cm-panel.cm-search": { fontFamily: "var(--sans)", padding: "8px 12px" },
  // WCAG 2.2: targets are at least 24 px high.
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": {
    minHeight: "28px",
    fontSize: "0.8125rem",
    verticalAlign: "middle",
  },
  ".cm-panel.cm-search input[type=checkbox]": { minHeight: "0", width: "16px", height: "16px" },
  ".cm-panel button[name=close]": { minWidth: "28px", minHeight: "28px", fontSize: "1.125rem" },
  ".cm-textfield": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--muted)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--warning-wash)", outline: "1px solid var(--warning)" },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--syntax-key)" },
  { tag: tags.string, color: "var(--syntax-string)" },
  { tag: tags.number, color: "var(--syntax-number)" },
  { tag: tags.bool, color: "var(--syntax-number)" },
  // Emphasized, because explaining nulls is the purpose of the page.
  { tag: tags.null, color: "var(--syntax-null)", fontWeight: "700" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--muted)" },
]);

export const theme = [look, syntaxHighlighting(colours)];
