// Fallback for browsers in which the validator does not start: reads the story of a payload and the causes of broken JSON,
// without a verdict.

import { findCauses } from "../causes/find-causes.ts";
import { typeByShape } from "../events/model.ts";
import { isObject, type PayloadContent, parse, readContent } from "../story/payload-content.ts";
import { readablePart } from "./readable-part.ts";
import type { Source, Validation } from "./types.ts";

/** Longest text that is read, because this runs on the main thread. */
const LARGEST = 200_000;

export function readUnchecked(source: Source): Validation {
  const { text, bytes } = source;
  const size = bytes?.length ?? new TextEncoder().encode(text).length;
  const isRead = text.length <= LARGEST;
  const isBroken = isRead && size > 0 && parse(text, false) === undefined;
  const causes = isBroken ? findCauses(source) : undefined;
  return {
    verdict: "unchecked",
    issues: [],
    truncated: false,
    errors: 0,
    warnings: 0,
    size,
    causes,
    content: causes ? readablePart(causes) : isRead ? readJson(text) : undefined,
  };
}

function readJson(text: string): PayloadContent | undefined {
  const root = parse(text, true);
  if (!isObject(root)) return undefined;
  const fallbackType = isObject(root.data) ? typeByShape(root.data) : undefined;
  return readContent(text, [], { complete: false, truncated: true, fallbackType });
}
