// Finds the likely causes why a source is not JSON.

import type { Source } from "../validation/types.ts";
import { decoded, type EncodingName, encodingOf } from "./encoding.ts";
import { type Departure, readablePart, repaired, scan } from "./scan.ts";

export interface Cause {
  name: Departure["name"] | EncodingName | "tooLarge";
  /** Span of the first occurrence. */
  from: number;
  to: number;
  count: number;
}

export interface Causes {
  causes: Cause[];
  /** Whether `fix` returns a text. */
  fixable: boolean;
  /** Readable JSON: the repaired text, or the complete part of a truncated one. */
  readable?: { text: string; isPart: boolean } | undefined;
}

const NONE: Causes = { causes: [], fixable: false };

/** Content without a payload. */
const LOST: ReadonlySet<EncodingName> = new Set(["html", "objectObject"]);

/** Finds the causes for a source that is not JSON. */
export function findCauses(source: Source): Causes {
  const encoding = encodingOf(source);
  if (encoding !== undefined) {
    const cause = { name: encoding, from: 0, to: 0, count: 1 };
    return { causes: [cause], fixable: !LOST.has(encoding) };
  }
  const { text } = source;
  const found = scan(text);
  const fixed = repaired(text, found);
  const part = fixed === undefined ? readablePart(text, found) : undefined;
  const explained = fixed !== undefined || found.departures.some(isCertain);
  if (found.departures.length === 0 || !explained) return NONE;
  const readable = fixed ?? part;
  return {
    causes: grouped(found.departures),
    fixable: fixed !== undefined,
    readable: readable === undefined ? undefined : { text: readable, isPart: fixed === undefined },
  };
}

/** Returns the repaired or decoded text; `undefined` if a repair would be a guess. */
export async function fix(source: Source): Promise<string | undefined> {
  const encoding = encodingOf(source);
  if (encoding !== undefined) return decoded(source, encoding);
  return repaired(source.text, scan(source.text));
}

/** Departures that are reported even if the text cannot be repaired. */
const isCertain = ({ name }: Departure) =>
  name === "cutOff" || name === "twoBodies" || name === "oddSpace" || name === "trailingText";

function grouped(departures: readonly Departure[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { name, from, to } of departures) {
    const cause = causes.get(name);
    if (cause) cause.count += 1;
    else causes.set(name, { name, from, to, count: 1 });
  }
  return [...causes.values()];
}
