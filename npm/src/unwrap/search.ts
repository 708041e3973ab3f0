// The state of a search: the results, and the bounds that keep it linear in the length of the input.

import type { Unwrapped } from "./types.js";

/** Levels of nesting, of JSON containers and of encodings together. */
const MAX_DEPTH = 16;
/** How many times each byte of the input may be examined on average. */
const PASSES = 64;
/** Bytes that may be examined in any input. */
const ALLOWANCE = 4096;

/** Where a search is: what was unwrapped on the way to some bytes. */
export interface Position {
  readonly depth: number;
  readonly layers: readonly string[];
  /** Headers of the delivery, from the layers. */
  readonly headers: Headers;
}

/** Names in lower case. */
export type Headers = Readonly<Record<string, string>> | undefined;

export const START: Position = { depth: 0, layers: [], headers: undefined };

/** Returns the position inside a layer; without a name for a step that is not worth a name. */
export const inside = (position: Position, layer?: string, headers?: Headers): Position => ({
  depth: position.depth + 1,
  layers: layer === undefined ? position.layers : [...position.layers, layer],
  headers: headers ?? position.headers,
});

export class Search {
  readonly payloads: Unwrapped[] = [];
  /** Whether a bound kept the search from looking everywhere. */
  truncated = false;
  #budget: number;

  constructor(length: number) {
    this.#budget = PASSES * length + ALLOWANCE;
  }

  /** Counts bytes that are about to be examined. Returns whether the bounds allow it. */
  mayExamine(count: number, { depth }: Position): boolean {
    this.#budget -= count;
    if (depth <= MAX_DEPTH && this.#budget >= 0) return true;
    this.truncated = true;
    return false;
  }

  /** Whether the bounds allow no more bytes. */
  get isExhausted(): boolean {
    return this.#budget < 0;
  }

  /** Adds a payload. Copies its bytes, so that the result shares no memory with the input. */
  add(body: Uint8Array, { layers, headers }: Position): void {
    const found = { body: new Uint8Array(body), layers: [...layers] };
    this.payloads.push(headers === undefined ? found : { ...found, headers: { ...headers } });
  }
}
