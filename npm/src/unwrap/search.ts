// The state of a search: the results, and the limits that keep it linear in the length of the input.

import type { Unwrapped } from "./types.js";

/** Levels of nesting, of JSON containers and of encodings together. */
const MAX_DEPTH = 16;
/** How many times each byte of the input may be examined on average. */
const PASSES = 64;
/** Bytes that may be examined in addition, for short inputs. */
const ALLOWANCE = 4096;

/** The nesting of some bytes: the layers around them. */
export interface Position {
  readonly depth: number;
  readonly layers: readonly string[];
  /** Headers of the delivery, found in the layers. */
  readonly headers: Headers;
}

/** Names in lower case. */
export type Headers = Readonly<Record<string, string>> | undefined;

export const START: Position = { depth: 0, layers: [], headers: undefined };

/** Returns the position inside a layer. A minor step, such as a list entry, has no name. */
export const inside = (position: Position, layer?: string, headers?: Headers): Position => ({
  depth: position.depth + 1,
  layers: layer === undefined ? position.layers : [...position.layers, layer],
  headers: headers ?? position.headers,
});

export class Search {
  readonly payloads: Unwrapped[] = [];
  /** Whether a limit ended the search early. */
  truncated = false;
  #budget: number;

  constructor(length: number) {
    this.#budget = PASSES * length + ALLOWANCE;
  }

  /** Counts bytes that are about to be examined. Returns whether the limits allow it. */
  mayExamine(count: number, { depth }: Position): boolean {
    this.#budget -= count;
    if (depth <= MAX_DEPTH && this.#budget >= 0) return true;
    this.truncated = true;
    return false;
  }

  /** Whether the limit of bytes is reached. */
  get isExhausted(): boolean {
    return this.#budget < 0;
  }

  /** Adds a payload. Copies its bytes, so that the result shares no memory with the input. */
  add(body: Uint8Array, { layers, headers }: Position): void {
    const found = { body: new Uint8Array(body), layers: [...layers] };
    this.payloads.push(headers === undefined ? found : { ...found, headers: { ...headers } });
  }
}
