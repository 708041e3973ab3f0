// Reads headers in their usual formats.

import { UsageError } from "./errors.js";
import { decoded } from "./utf16.js";

type Header = readonly [name: string, value: string];

/** Reads headers: JSON, lines `name: value`, or the output of `curl -i` and `curl -v`. */
export function parseHeaders(bytes: Uint8Array): Header[] {
  const content = decoded(bytes).trim();
  return /^[{[]/.test(content) ? headersOfJson(content) : headersOfLines(content);
}

/** Status of an interim response such as `100 Continue`; the headers follow in a separate block. */
const INTERIM = /^HTTP\/\S+ 1\d\d\b/;

function headersOfLines(text: string): Header[] {
  const blocks = text.split(/\r?\n[ \t]*\r?\n/);
  // An empty line ends the headers: the body of `curl -i` follows.
  const block = blocks.find((each) => !INTERIM.test(each)) ?? "";
  const headers = block.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^(?:[<>] ?)?\s*([\w-]+)\s*:(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
  });
  if (headers.length === 0) throw unusable();
  return headers;
}

function headersOfJson(text: string): Header[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(
      "the headers look like JSON, but are not valid JSON: correct them, or pass lines `name: value`",
    );
  }
  // In an event of AWS Lambda and a request of a HAR file, the headers are a member.
  const { headers = value } = value as { headers?: unknown };
  if (typeof headers !== "object" || headers === null) throw unusable();
  const entries: unknown[] = Array.isArray(headers) ? headers.map(pairOf) : Object.entries(headers);
  return (entries as [unknown, unknown][]).flatMap(([name, given]) => valuesOf(name, given));
}

/** Reads a header of a list: `[name, value]`, or `{ name, value }` as in a HAR file. */
function pairOf(entry: unknown): [unknown, unknown] {
  if (Array.isArray(entry) && entry.length === 2) return [entry[0], entry[1]];
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) throw unusable();
  const { name, value } = entry as { name?: unknown; value?: unknown };
  return [name, value];
}

/** Returns the values of a header, which can be a list; none for null. */
function valuesOf(name: unknown, given: unknown): Header[] {
  if (typeof name !== "string") throw unusable();
  return [given ?? []].flat().map((value) => {
    if (typeof value !== "string" && typeof value !== "number") throw unusable();
    return [name, String(value)];
  });
}

const unusable = () =>
  new UsageError(
    'the headers must be {"name": "value"}, [["name", "value"]] or [{"name": "…", "value": "…"}], or lines `name: value`',
  );
