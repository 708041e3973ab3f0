// Payloads in a JSON value: an object itself, or its members.

import { BRACE, BRACKET, QUOTE } from "./ascii.js";
import { decodeByteList, unescapeJson } from "./decode.js";
import type { Find } from "./forms.js";
import { type Child, childrenOf } from "./json.js";
import { inside, type Position, type Search } from "./search.js";
import { headersOf, stringOf, wrapperOf } from "./wrappers.js";

/** Longest key that becomes the name of a layer. */
const MAX_NAME = 32;

/** The form of an event type. Errors and lines of a log have a `type` of another form. */
const EVENT_TYPE = /^\w+(\.\w+)+$/;
/** Longest event type. The regular expression overflows the stack in texts of several megabytes. */
const MAX_TYPE = 100;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the value at a position is an object with a `type` and a `data` that is neither a list of bytes nor a string. */
export function isPayload(bytes: Uint8Array, start: number): boolean {
  if (bytes[start] !== BRACE) return false;
  const members = [...childrenOf(bytes, start)];
  const data = memberOf(members, "data");
  if (data === undefined || memberOf(members, "type") === undefined) return false;
  if (bytes[data.start] === QUOTE) return false;
  return bytes[data.start] !== BRACKET || decodeByteList(bytes, data.start, data.end) === undefined;
}

/** Finds the payloads in an object, a list or a string. Skips other values. */
export function findInValue(
  search: Search,
  bytes: Uint8Array,
  { start, end }: Span,
  position: Position,
  find: Find,
): void {
  const first = bytes[start];
  if (first === QUOTE) find(search, unescapeJson(bytes, start + 1, end - 1), position);
  if ((first !== BRACE && first !== BRACKET) || !search.mayExamine(end - start, position)) return;
  const value = { start, end };
  if (isPayload(bytes, start)) search.add(bytes.subarray(start, end), position);
  else if (first === BRACKET) findInList(search, bytes, value, position, find);
  else findInObject(search, bytes, value, position, find);
}

function findInList(search: Search, bytes: Uint8Array, { start, end }: Span, position: Position, find: Find) {
  const list = decodeByteList(bytes, start, end);
  if (list !== undefined) find(search, list, inside(position, "byte list"));
  else
    for (const entry of childrenOf(bytes, start)) findInValue(search, bytes, entry, inside(position), find);
}

function findInObject(
  search: Search,
  bytes: Uint8Array,
  { start, end }: Span,
  position: Position,
  find: Find,
) {
  const found = search.payloads.length;
  const members = [...childrenOf(bytes, start)];
  const wrapper = wrapperOf(bytes, members);
  // A load balancer of AWS can have only the second.
  const given = memberOf(members, "headers") ?? memberOf(members, "multiValueHeaders");
  if (given !== undefined && !search.mayExamine(given.end - given.start, position)) return;
  const headers = wrapper?.headers ?? headersOf(bytes, given);
  for (const member of members) {
    if (wrapper !== undefined && member.key !== wrapper.member) continue;
    const layer = wrapper?.name ?? member.key?.slice(0, MAX_NAME);
    findInValue(search, bytes, member, inside(position, layer, headers), find);
  }
  // An object with an event type is a payload, even without `data` or with text as `data`: the validator reports the mistake.
  const type = stringOf(bytes, memberOf(members, "type"));
  const isEvent = type !== undefined && type.length <= MAX_TYPE && EVENT_TYPE.test(type);
  if (isEvent && search.payloads.length === found) search.add(bytes.subarray(start, end), position);
}

const memberOf = (members: readonly Child[], name: string) => members.find(({ key }) => key === name);
