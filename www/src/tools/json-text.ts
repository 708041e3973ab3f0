// Formats JSON text without parsing it, so that digits, duplicate keys and escapes stay as they are.

import { createScanner, format, type SyntaxKind } from "jsonc-parser";

const PUNCTUATION = { openObject: 1, closeObject: 2, openList: 3, closeList: 4, comma: 5 } as const;
const TRIVIA = { line: 12, block: 13, newline: 14, space: 15, unknown: 16, end: 17 } as const;

/** Most indentation, in characters, that is inserted: it grows with the square of the depth. */
const MOST_INDENTATION = 8 * 1024 * 1024;

/** Indents a text; `undefined` if it is nested so deeply that its indentation would freeze the page. */
export function pretty(text: string): string | undefined {
  const bom = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(bom.length);
  if (indentation(body) > MOST_INDENTATION) return undefined;
  const edits = format(body, undefined, { tabSize: 2, insertSpaces: true, eol: "\n" });
  let out = "";
  let at = 0;
  for (const { offset, length, content } of edits) {
    out += body.slice(at, offset) + content;
    at = offset + length;
  }
  return bom + (out + body.slice(at)).trim();
}

/** Returns the number of characters by which the lines of the formatted text are indented. */
function indentation(text: string): number {
  const { openObject, closeObject, openList, closeList, comma } = PUNCTUATION;
  const scanner = createScanner(text, true);
  let depth = 0;
  let length = 0;
  for (let kind: number = scanner.scan(); kind !== TRIVIA.end; kind = scanner.scan()) {
    if (kind === openObject || kind === openList) depth += 1;
    else if (kind === closeObject || kind === closeList) depth = Math.max(0, depth - 1);
    else if (kind !== comma) continue;
    length += 2 * depth;
  }
  return length;
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
