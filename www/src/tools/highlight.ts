// Highlights read-only code with CodeMirror's stream parsers, which are a fifth of the size of full grammars.

import { json, typescript } from "@codemirror/legacy-modes/mode/javascript";
import { rust } from "@codemirror/legacy-modes/mode/rust";
import { type StreamParser, StringStream } from "@codemirror/streamparser";
import { h } from "../ui/dom.ts";

const INDENT = 2;

const PARSERS: Record<"typescript" | "rust" | "json", StreamParser<unknown>> = { typescript, rust, json };

export type CodeLanguage = keyof typeof PARSERS;

/** A piece of code and its syntax class, if any. */
export interface Token {
  text: string;
  name?: string | undefined;
}

/** Splits code into tokens. Joined, they are the code again. */
export function tokens(code: string, language: CodeLanguage): Token[] {
  const parser = PARSERS[language];
  const state = parser.startState?.(INDENT);
  const all: Token[] = [];
  for (const [index, line] of code.split("\n").entries()) {
    if (index > 0) all.push({ text: "\n" });
    if (line === "") parser.blankLine?.(state, INDENT);
    const stream = new StringStream(line, INDENT, INDENT);
    while (!stream.eol()) {
      const style = parser.token(stream, state);
      const text = stream.current();
      if (text !== "") all.push({ text, name: nameOf(style, text) });
      stream.start = stream.pos;
    }
  }
  return all;
}

/** Renders highlighted code. */
export const highlighted = (code: string, language: CodeLanguage): (Node | string)[] =>
  tokens(code, language).map(({ text, name }) =>
    name ? h("span", { class: `syntax-${name}` }, text) : text,
  );

/** Returns the syntax class of a style: one of the editor's, or keyword, comment or type. */
function nameOf(style: string | null, text: string): string | undefined {
  const styles = style?.split(" ") ?? [];
  if (styles.includes("property")) return "key";
  if (styles.includes("atom") || styles.includes("number")) return text === "null" ? "null" : "number";
  if (styles.some((name) => name.startsWith("string"))) return "string";
  return styles.find((name) => name === "keyword" || name === "comment" || name === "type");
}
