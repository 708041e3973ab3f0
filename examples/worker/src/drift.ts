import { type Classification, type Delivery, short, typeOf } from "./classify.ts";

/**
 * Returns the codes and pointers of a delivery, each pair once. Entries of a list count as one field: their index becomes `*`.
 * Returns none for an invalid delivery: its type is unknown, and its issues are in the dead letters.
 */
export function driftOf([{ id, receivedAt }, classification]: readonly [Delivery, Classification]) {
  const { outcome, issues } = classification;
  if (outcome === "invalid") return [];
  const type = typeOf(classification);
  const found = issues.map(({ code, pointer, path }) => {
    // A pointer has the same segments as the path, escaped.
    const segments = pointer.split("/").slice(1);
    const general = segments.map((segment, index) => `/${typeof path[index] === "number" ? "*" : segment}`);
    return { id, outcome, receivedAt, type, code, pointer: short(general.join("")) };
  });
  return [...new Map(found.map((drift) => [`${drift.code} ${drift.pointer}`, drift])).values()];
}
