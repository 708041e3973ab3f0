// Scans a text that is almost JSON for departures from JSON syntax.

/** A departure from JSON syntax and its replacement; without `insert` if a replacement would be a guess. */
export interface Departure {
  name:
    | "trailingComma"
    | "smartQuotes"
    | "singleQuotes"
    | "fullWidth"
    | "controlCharacter"
    | "comment"
    | "oddSpace"
    | "literal"
    | "bareKey"
    | "twoBodies"
    | "trailingText"
    | "cutOff";
  from: number;
  to: number;
  insert?: string;
}

export interface Scan {
  departures: Departure[];
  /** In a truncated text, the end of the last complete member of `data`. */
  complete: number | undefined;
}

/** White space that JSON does not allow, including zero-width characters and byte order marks. */
const ODD_SPACE = /\s|\u0085|\u200b|\u200c|\u200d|\u2060/;
const DOUBLE = "“”„‟＂";
const SINGLE = "‘’‚‛";
const FULL_WIDTH: Readonly<Record<string, string>> = {
  "：": ":",
  "，": ",",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
};
const LITERALS: Readonly<Record<string, string>> = {
  True: "true",
  False: "false",
  None: "null",
  undefined: "null",
};
const WORD = /[\w$.+-]+/y;
const COMMENT = /\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const ESCAPE_OR_CONTROL = /\\[\s\S]|\p{Cc}/gu;
const COLON_NEXT = /\s*[:：]/y;

/** Depth of the members of `data`. */
const DATA_DEPTH = 2;

export function scan(text: string): Scan {
  const departures: Departure[] = [];
  let depth = 0;
  let comma = -1;
  let complete: number | undefined;
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const depart = (name: Departure["name"], to: number, insert?: string) => {
    departures.push({ name, from: at, to, ...(insert === undefined ? {} : { insert }) });
    at = to;
  };
  const matched = (pattern: RegExp, from = at) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  let ended = false;
  while (at < text.length) {
    const shown = text[at] as string;
    if (shown === " " || shown === "\n" || shown === "\r" || shown === "\t") {
      at += 1;
      continue;
    }
    if (ODD_SPACE.test(shown)) {
      depart("oddSpace", at + 1, " ");
      continue;
    }
    const comment = matched(COMMENT);
    if (comment !== undefined) {
      depart("comment", at + comment.length, "");
      continue;
    }
    if (ended) {
      const remaining = text.slice(at);
      if (/^[{[]/.test(remaining)) depart("twoBodies", text.length);
      else if (/[\p{L}\p{N}]/u.test(remaining)) depart("trailingText", text.length);
      else depart("trailingText", text.length, "");
      break;
    }
    const token = FULL_WIDTH[shown] ?? shown;
    if (token === "}" || token === "]") {
      if (comma >= 0) departures.push({ name: "trailingComma", from: comma, to: comma + 1, insert: "" });
      depth -= 1;
      ended = depth <= 0;
      if (depth === DATA_DEPTH) complete = at + 1;
    } else if (token === "{" || token === "[") depth += 1;
    comma = token === "," ? at : -1;
    if (token !== shown) {
      depart("fullWidth", at + 1, token);
      continue;
    }
    const string = stringAt(text, at);
    if (string) {
      if (string.end < 0) {
        at = text.length;
        break;
      }
      if (string.name) depart(string.name, string.end, string.json);
      else at = string.end;
      continue;
    }
    const word = matched(WORD);
    if (word === undefined) at += 1;
    else if (matched(COLON_NEXT, at + word.length) !== undefined) {
      depart("bareKey", at + word.length, JSON.stringify(word));
    } else if (LITERALS[word] !== undefined) depart("literal", at + word.length, LITERALS[word]);
    else at += word.length;
  }
  const isCut = !ended && depth > 0;
  if (isCut) departures.push({ name: "cutOff", from: text.length, to: text.length });
  return { departures: departures.sort((a, b) => a.from - b.from), complete: isCut ? complete : undefined };
}

interface Quoted {
  /** Offset after the closing quote; -1 without one. */
  end: number;
  name?: "smartQuotes" | "singleQuotes" | "controlCharacter";
  json?: string | undefined;
}

/** Reads the string at an offset, with quotes of any kind; `undefined` if there is none. */
function stringAt(text: string, at: number): Quoted | undefined {
  const open = text[at] as string;
  const isDouble = DOUBLE.includes(open);
  const isSingle = SINGLE.includes(open);
  if (open !== '"' && open !== "'" && !isDouble && !isSingle) return undefined;
  const close = isDouble ? `${DOUBLE}"` : isSingle ? `${SINGLE}'` : open;
  let end = at + 1;
  while (end < text.length && !close.includes(text[end] as string)) end += text[end] === "\\" ? 2 : 1;
  if (end >= text.length) return { end: -1 };
  const content = text.slice(at + 1, end);
  const escaped = escapeControls(content);
  if (open === '"') {
    if (escaped === content) return { end: end + 1 };
    return { end: end + 1, name: "controlCharacter", json: escaped && `"${escaped}"` };
  }
  // Between quotation marks, an apostrophe needs no escape, but a quotation mark does.
  const requoted = escaped
    ?.replace(/\\'/g, "'")
    .replace(/(\\[\s\S])|"/g, (_, kept: string | undefined) => kept ?? '\\"');
  return {
    end: end + 1,
    name: open === "'" ? "singleQuotes" : "smartQuotes",
    json: requoted === undefined ? undefined : `"${requoted}"`,
  };
}

/** Escapes control characters; `undefined` if one follows a backslash, where the intended content is unknown. */
function escapeControls(content: string): string | undefined {
  const isContinued = (part: string) => part.length === 2 && part.charAt(1) < " ";
  if (content.match(ESCAPE_OR_CONTROL)?.some(isContinued)) return undefined;
  return content.replace(ESCAPE_OR_CONTROL, (part) =>
    part.length === 1 ? JSON.stringify(part).slice(1, -1) : part,
  );
}

/** Replaces all departures; `undefined` if a replacement is unknown or the result is not JSON. */
export function repaired(text: string, { departures }: Scan): string | undefined {
  let out = "";
  let at = 0;
  for (const { from, to, insert } of departures) {
    if (insert === undefined) return undefined;
    out += text.slice(at, from) + insert;
    at = to;
  }
  out += text.slice(at);
  return isJson(out.replace(/^\ufeff/, "")) ? out : undefined;
}

/** Returns the complete part of a truncated text as JSON. */
export function readablePart(text: string, { complete }: Scan): string | undefined {
  if (complete === undefined) return undefined;
  const part = `${text.slice(0, complete).replace(/^\ufeff/, "")}}}`;
  return isJson(part) ? part : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
