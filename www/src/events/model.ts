// The fields of each event type, from the generated declaration.

import type { EventType } from "chatbrick-events";
import declared from "../generated/fields.json" with { type: "json" };

/** The documented types. Not from the package, which does not load in a browser without WebAssembly. */
const EVENT_TYPES = Object.keys(declared) as EventType[];

export type NullClass = "required" | "nullable" | "attribute";

/** A field of an event; `*` matches every entry of a list. */
export interface Field {
  pattern: string;
  class: NullClass;
  /** Kind of its value: `url`. */
  kind: string;
  /** Description in English, with code between backticks. */
  doc: string;
}

/** Keys of the parts of an event; absent if events of the type do not have the part. */
export interface Parts {
  contact?: string;
  lineUsers?: string;
  store?: string;
  account?: string;
  /** Key of the event's own time in `timestamps` and `timestampsMs`. */
  time: string;
  /** Whether the event has `initConnectedAt`. */
  firstConnection: boolean;
}

const FIRST_CONNECTION = "initConnectedAt";

/** All fields of an event type, in the order of the documentation. */
export const fields = (type: EventType): Field[] =>
  declared[type].map(({ pointer, presence, kind, doc }) => ({
    pattern: pointer,
    class: presence as NullClass,
    kind,
    doc,
  }));

/** Fields of an event type that may be null. */
export const nullables = (type: EventType): Field[] =>
  fields(type).filter((field) => field.class !== "required");

export const isEventType = (type: unknown): type is EventType => EVENT_TYPES.includes(type as EventType);

export function partsOf(type: EventType): Parts {
  const times = keysBelow(type, "/data/timestamps");
  const parts: Parts = {
    time: times.find((key) => key !== FIRST_CONNECTION) as string,
    firstConnection: times.includes(FIRST_CONNECTION),
  };
  for (const key of keysBelow(type, "/data")) {
    if (key === "contact") parts.contact = key;
    if (key === "lineUsers") parts.lineUsers = key;
    if (key === "store" || key === "connectedStore") parts.store = key;
    if (key === "account" || key === "connectedStaff") parts.account = key;
  }
  return parts;
}

const keysBelow = (type: EventType, parent: string): string[] =>
  declared[type].flatMap(({ pointer, key }) => (pointer === `${parent}/${key}` ? [key] : []));

/**
 * Infers the event type of a payload without a readable `type` from its parts and its time; `undefined` if no type or
 * several types match.
 */
export function typeByShape(data: Record<string, unknown>): EventType | undefined {
  const times = data.timestampsMs ?? data.timestamps;
  if (typeof times !== "object" || times === null) return undefined;
  const fitting = EVENT_TYPES.filter((type) => {
    const { contact, store, account, time } = partsOf(type);
    const main = contact ?? store ?? account ?? "";
    return Object.hasOwn(times, time) && Object.hasOwn(data, main);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Largest edit distance between a misspelt type and the documented one. */
const MAX_MISSPELLED = 2;

/** Returns the documented type that a type is most likely a misspelling of, if any. */
export function similarType(type: string): EventType | undefined {
  const written = type
    .trim()
    .toLowerCase()
    .replaceAll(/[_/:\s-]/g, ".");
  const [closest] = EVENT_TYPES.map((known) => ({ known, distance: editDistance(written, known) })).sort(
    (a, b) => a.distance - b.distance,
  );
  return closest && closest.distance <= MAX_MISSPELLED ? closest.known : undefined;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(
        Math.min(substitution, (previous[column] as number) + 1, (current[column - 1] as number) + 1),
      );
    }
    previous = current;
  }
  return previous[b.length] as number;
}
