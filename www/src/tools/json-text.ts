// Formats JSON text without parsing it, so that digits, duplicate keys and escapes stay as they are.

import { createScanner, format, type SyntaxKind } from "jsonc-parser";

const TRIVIA = { line: 12, block: 13, newline: 14, space: 15, unknown: 16, end: 17 } as const;

export function pretty(text: string): string {
  const bom = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(bom.length);
  const edits = format(body, undefined, { tabSize: 2, insertSpaces: true, eol: "\n" });
  let out = "";
  let at = 0;
  for (const { offset, length, content } of edits) {
    out += body.slice(at, offset) + content;
    at = offset + length;
  }
  return bom + (out + body.slice(at)).trim();
}

/** Removes white space between tokens; `undefined` for a text with a token that is not JSON. */
export function minified(text: string): string | undefined {
  const scanner = createScanner(text, false);
  let out = text.startsWith("\ufeff") ? "\ufeff" : "";
  if (out !== "") scanner.setPosition(1);
  for (let kind: number = scanner.scan(); kind !== TRIVIA.end; kind = scanner.scan() as SyntaxKind) {
    if (kind === TRIVIA.space || kind === TRIVIA.newline) continue;
    if (kind === TRIVIA.unknown || kind === TRIVIA.line || kind === TRIVIA.block) return undefined;
    out += text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
  }
  return out;
}
