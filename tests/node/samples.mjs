// A payload of each event type from the declaration, as new values, and in the accepted forms of input.

import { readFileSync } from "node:fs";
import { EVENT_TYPES } from "chatbrick-events";

const texts = Object.fromEntries(
  EVENT_TYPES.map((type) => [
    type,
    readFileSync(new URL(`../samples/${type}.json`, import.meta.url), "utf8"),
  ]),
);

export const sample = (type) => JSON.parse(texts[type]);
export const forms = (value) => {
  const text = JSON.stringify(value);
  return { value, text, bytes: new TextEncoder().encode(text) };
};

/** Yields the paths of all fields of a value. */
export function* paths(value, at = []) {
  for (const key of Object.keys(value)) {
    yield [...at, key];
    if (typeof value[key] === "object" && value[key] !== null) yield* paths(value[key], [...at, key]);
  }
}

/** Returns a sample with a change to the parent of the field at a path. */
export function changed(type, at, change) {
  const value = sample(type);
  const parent = at.slice(0, -1).reduce((object, key) => object[key], value);
  change(parent, at.at(-1));
  return value;
}
