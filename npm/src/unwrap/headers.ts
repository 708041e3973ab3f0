// The headers that belong to a delivery.

import type { Headers } from "./search.js";

const OF_A_DELIVERY = /^(svix|webhook)-/;

/** Returns the headers of a delivery among all headers; `undefined` if there are none. */
export function deliveryHeaders(all: Iterable<readonly [string, string]>): Headers {
  const found = [...all]
    .map(([name, value]) => [name.trim().toLowerCase(), value.trim()] as const)
    .filter(([name]) => OF_A_DELIVERY.test(name));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Splits a line `name: value`; `undefined` if it has no colon after a name. */
export function splitHeader(line: string): [string, string] | undefined {
  const colon = line.indexOf(":");
  return colon <= 0 ? undefined : [line.slice(0, colon), line.slice(colon + 1)];
}
