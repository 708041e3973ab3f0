// Finds values in a JSON text by position or by path. Scans the text without building a tree, because it may be large and
// need not be valid JSON.

export type Path = readonly (string | number)[];

/** A value in the text. */
export interface TextValue {
  path: Path;
  /** Start of its key; in a list, of the value itself. */
  start: number;
  from: number;
  to: number;
}

/** A scanned value. */
interface Read {
  /** Span of its key, or -1. */
  key: number;
  keyEnd: number;
  /** Index in its list, or -1. */
  index: number;
  from: number;
  to: number;
}

/** `parents`: the enclosing values, the root first. Their ends are not known yet. */
type Match = (value: Read, parents: readonly Read[]) => boolean;

/** Returns the innermost value whose key or value contains an offset. */
export const valueAtOffset = (text: string, offset: number): TextValue | undefined =>
  firstToEnd(text, (value) => startOf(value) <= offset && offset <= value.to);

/**
 * Returns the value at a path; if it does not exist, its closest parent, but never the root. Of duplicate keys, the first
 * one counts.
 */
export function valueAtPath(text: string, path: Path): TextValue | undefined {
  const isStep = (value: Read, depth: number) => stepOf(text, value) === path[depth];
  return firstToEnd(
    text,
    (value, parents) =>
      parents.length > 0 &&
      parents.length <= path.length &&
      isStep(value, parents.length - 1) &&
      parents.every((parent, depth) => depth === 0 || isStep(parent, depth - 1)),
  );
}

const startOf = ({ key, from }: Read): number => (key < 0 ? from : key);
/** In an object that is not valid JSON, a value may have no key. */
const stepOf = (text: string, { key, keyEnd, index }: Read): string | number => {
  if (key >= 0) return stringOf(text.slice(key, keyEnd));
  return index >= 0 ? index : "";
};

/** Returns the matching value that ends first: inner values end before outer ones. */
function firstToEnd(text: string, matches: Match): TextValue | undefined {
  const parents: Read[] = [];
  /** For each parent, the number of entries read so far if it is a list, or -1 if it is an object. */
  const counts: number[] = [];
  let at = 0;
  let key = -1;
  let keyEnd = -1;

  const begin = (): Read => {
    const depth = counts.length - 1;
    const index = counts[depth] ?? -1;
    if (index >= 0) counts[depth] = index + 1;
    const value = { key: index < 0 ? key : -1, keyEnd, index, from: at, to: at };
    key = -1;
    return value;
  };
  const ends = (value: Read, to: number): TextValue | undefined => {
    value.to = to;
    if (!matches(value, parents)) return undefined;
    const steps = [...parents, value].slice(1).map((step) => stepOf(text, step));
    return { path: steps, start: startOf(value), from: value.from, to };
  };

  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBetween(code)) at += 1;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      parents.push(begin());
      counts.push(code === OPEN_LIST ? 0 : -1);
      at += 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      at += 1;
      key = -1;
      counts.pop();
      const closed = parents.pop();
      const found = closed && ends(closed, at);
      if (found) return found;
    } else {
      const to = code === QUOTE ? stringEnd(text, at) : wordEnd(text, at);
      if (code === QUOTE && counts.at(-1) === -1 && isKey(text, to)) {
        key = at;
        keyEnd = to;
      } else {
        const found = ends(begin(), to);
        if (found) return found;
      }
      at = to;
    }
  }
  // In a truncated text, open values end with the text.
  for (let open = parents.pop(); open; open = parents.pop()) {
    const found = ends(open, text.length);
    if (found) return found;
  }
  return undefined;
}

const [QUOTE, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [34, 123, 125, 91, 93] as const;

/** White space, byte order mark, comma or colon. */
const isBetween = (code: number): boolean =>
  code <= 32 || code === 44 || code === 58 || code === 0xfeff || code === 0xa0;

function isKey(text: string, end: number): boolean {
  let next = end;
  while (text.charCodeAt(next) <= 32) next += 1;
  return text.charCodeAt(next) === 58;
}

/** Returns the end of the string that begins at an offset. */
function stringEnd(text: string, from: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslash = quote;
    while (text.charCodeAt(backslash - 1) === 92) backslash -= 1;
    if ((quote - backslash) % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** Returns the end of the number or literal that begins at an offset. */
function wordEnd(text: string, from: number): number {
  for (let end = from + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (isBetween(code) || code === QUOTE || code === OPEN_OBJECT || code === CLOSE_OBJECT) return end;
    if (code === OPEN_LIST || code === CLOSE_LIST) return end;
  }
  return text.length;
}

/** Returns the unescaped content of a JSON string, or its source if it is invalid. */
export function stringOf(json: string): string {
  if (!json.includes("\\")) return json.slice(1, json.length > 1 && json.endsWith('"') ? -1 : undefined);
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** The JSON Pointer of a path (RFC 6901). */
export const toPointer = (path: Path): string =>
  path.map((step) => `/${`${step}`.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The path of a pointer to a documented field: numbers are indexes. */
export const toPath = (pointer: string): Path =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
