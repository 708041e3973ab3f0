// A tree of a JSON text with the place of every key and value. The tokens come
// from jsonc-parser; nothing recurses, so that depth does not matter. Offsets
// count UTF-16 code units.

import { createScanner, SyntaxKind as K } from "jsonc-parser";

/**
 * Node: { kind: "object" | "array" | "leaf", start, end, value?, items?, fields? }
 * Member: { key, start, end, value }: start and end are those of the key.
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

/** The first field of that name: the one that is validated. */
export const child = (node, key) =>
  node.kind === "array" ? node.items[key] : node.fields?.find((m) => m.key === String(key))?.value;

export const resolve = (node, path) => path.reduce((at, key) => at && child(at, key), node);

/** Back to a JavaScript value; of equal keys the last one stays, as in JSON.parse. Shallow trees only. */
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
