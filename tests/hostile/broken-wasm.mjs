// The wasm of the package with defects: traps and limited memory.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./realm.mjs";

export const WASM = readFileSync(join(DIST, "chatbrick-events.wasm"));

const MEMORY = 5;
const CODE = 10;

/** Yields the sections: kind, start, and range of the content. */
function* sections(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const [size, content] = number(bytes, at + 1);
    yield { kind: bytes[at], at, content, end: content + size };
    at = content + size;
  }
}

/** Decodes a LEB128 number; returns it and the index after it. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

const replaced = (bytes, { at, end, kind }, content) =>
  Buffer.from([...bytes.subarray(0, at), kind, ...leb(content.length), ...content, ...bytes.subarray(end)]);

const section = (bytes, wanted) => [...sections(bytes)].find(({ kind }) => kind === wanted);

/** Returns the initial memory size in pages of 64 KiB. */
export function pages() {
  const { content } = section(WASM, MEMORY);
  return number(WASM, content + 2)[0];
}

/** Returns the wasm with a maximum memory size in pages. */
export function withPages(most) {
  const found = section(WASM, MEMORY);
  return replaced(WASM, found, [1, 1, ...leb(pages()), ...leb(most)]);
}

/** Returns the number of functions with a body. */
export const functions = () => number(WASM, section(WASM, CODE).content)[0];

/** Returns the wasm with one function that traps immediately. */
export function withTrap(index) {
  const found = section(WASM, CODE);
  let [count, at] = number(WASM, found.content);
  const bodies = [...leb(count)];
  for (let body = 0; body < count; body++) {
    const [size, content] = number(WASM, at);
    at = content + size;
    // No locals, unreachable, end.
    if (body === index) bodies.push(3, 0, 0x00, 0x0b);
    else bodies.push(...leb(size), ...WASM.subarray(content, at));
  }
  return replaced(WASM, found, bodies);
}
