import { MAX_ISSUES } from "./generated/codes.js";

const TEMPLATE = Array.from({ length: MAX_ISSUES }, (_, index) => index);

/**
 * Returns an array of `length` own elements for the caller to overwrite. Assigning to an existing element never calls a
 * setter of a polluted `Array.prototype`, and slicing a template is a quarter faster than `Array.from` for an event with
 * several LINE users.
 */
export const filledArray = (length: number): unknown[] =>
  length <= TEMPLATE.length ? TEMPLATE.slice(0, length) : Array.from({ length }, () => 0);
