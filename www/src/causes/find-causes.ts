// Why a text cannot be read, in words that say what to do.

import type { Source } from "../validation/types.ts";
import { decoded, type EncodingName, encodingOf } from "./encoding.ts";
import { type Departure, readablePart, repaired, scan } from "./scan.ts";

export interface Cause {
  name: Departure["name"] | EncodingName | "tooLarge";
  /** The first span. */
  from: number;
  to: number;
  count: number;
}

export interface Causes {
  causes: Cause[];
  /** Whether `fix` gives a text that is JSON, or at least a text. */
  fixable: boolean;
  /** JSON of what can be read: the repaired text, or the complete part of one that was cut off. */
  readable?: { text: string; isPart: boolean } | undefined;
}

const NONE: Causes = { causes: [], fixable: false };

/** Encodings that cannot be undone. */
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

/** Returns the source as JSON text, or at least as text; `undefined` if that would be a guess. */
export async function fix(source: Source): Promise<string | undefined> {
  const encoding = encodingOf(source);
  if (encoding !== undefined) return decoded(source, encoding);
  return repaired(source.text, scan(source.text));
}

/** Departures that are named even if others remain. */
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
