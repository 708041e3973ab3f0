// Payloads of the added event types: the samples with each value replaced by null or a value of another type, or removed.

const TYPES = ["account.updated", "store.updated", "toy.shipped"];
const OTHERS = [null, undefined, "", "x", 7, 0.5, "12", [], {}, true];

/** @param sample - returns the sample of a type */
export function payloads(sample) {
  return TYPES.flatMap((type) => {
    const whole = sample(type);
    const all = [whole];
    for (const path of paths(whole)) {
      if (path[0] === "type") continue;
      for (const value of OTHERS) all.push(replaced(whole, path, value));
    }
    return all;
  });
}

function paths(value, path = []) {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [[...path, key], ...paths(value[key], [...path, key])]);
}

function replaced(whole, path, value) {
  const copy = structuredClone(whole);
  const parent = path.slice(0, -1).reduce((object, key) => object[key], copy);
  const key = path.at(-1);
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(key, 1);
  else delete parent[key];
  return copy;
}
