// For browsers in which the validator does not start: the story of a payload, without a verdict.

import { typeByShape } from "../events/model.ts";
import { isObject, parse, readContent } from "../story/payload-content.ts";
import type { Source, Validation } from "./types.ts";

/** Larger texts are not read: this runs where typing happens. */
const LARGEST = 200_000;

export function readUnchecked({ text, bytes }: Source): Validation {
  const size = bytes?.length ?? new TextEncoder().encode(text).length;
  const root = text.length <= LARGEST ? parse(text, true) : undefined;
  const fallbackType = isObject(root) && isObject(root.data) ? typeByShape(root.data) : undefined;
  return {
    verdict: "unchecked",
    issues: [],
    truncated: false,
    errors: 0,
    warnings: 0,
    size,
    content: isObject(root)
      ? readContent(text, [], { complete: false, truncated: true, fallbackType })
      : undefined,
  };
}
