// Parses a JSON text to a tree with the span of every key and value. Uses the tokens of jsonc-parser, and does not recurse, so that
// any depth works. Offsets count UTF-16 code units.

import { createScanner, SyntaxKind as K } from "jsonc-parser";

/**
 * Node: { kind: "object" | "array" | "leaf", start, end, value?, items?, fields? }
 * Member: { key, start, end, value }, with start and end of the key.
 */
export function parse(text, skip = 0) {
  const scanner = createScanner(text, true);
  scanner.setPosition(skip);
  const open = [];
  let root;
  let field;
  for (let token = scanner.scan(); token !== K.EOF; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const top = open.at(-1);
    if (token === K.CommaToken || token === K.ColonToken) continue;
    if (token === K.CloseBraceToken || token === K.CloseBracketToken) {
      open.pop().end = end;
      continue;
    }
    if (token === K.StringLiteral && top?.kind === "object" && !field) {
      field = { key: JSON.parse(text.slice(start, end)), start, end };
      continue;
    }
    const node = { start, end };
    if (token === K.OpenBraceToken) Object.assign(node, { kind: "object", fields: [] });
    else if (token === K.OpenBracketToken) Object.assign(node, { kind: "array", items: [] });
    else
      Object.assign(node, {
        kind: "leaf",
        raw: text.slice(start, end),
        value: JSON.parse(text.slice(start, end)),
      });
    if (!top) root = node;
    else if (top.kind === "array") top.items.push(node);
    else {
      top.fields.push({ ...field, value: node });
      field = undefined;
    }
    if (node.kind !== "leaf") open.push(node);
  }
  return root;
}

/** Returns the first field with this name, which is the one that is validated. */
export const child = (node, key) =>
  node.kind === "array" ? node.items[key] : node.fields?.find((m) => m.key === String(key))?.value;

export const resolve = (node, path) => path.reduce((at, key) => at && child(at, key), node);

/** Converts a shallow tree to a JavaScript value. Of equal keys, the last counts, as in JSON.parse. */
export function toValue(node) {
  if (node.kind === "array") return node.items.map(toValue);
  if (node.kind === "leaf") return node.value;
  const object = {};
  for (const m of node.fields) {
    Object.defineProperty(object, m.key, {
      value: toValue(m.value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}
