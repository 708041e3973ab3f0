import { MAX_ISSUES } from "./generated/codes.js";

const NUMBERED = Array.from({ length: MAX_ISSUES }, (_, index) => index);

/**
 * A list of so many elements, for the caller to overwrite. As they are there, no setter of somebody's Array.prototype is
 * run; with `Array.from` to make each of them, an event of several LINE users would take a quarter longer.
 */
export const elements = (count: number): unknown[] =>
  count <= NUMBERED.length ? NUMBERED.slice(0, count) : Array.from({ length: count }, () => 0);
