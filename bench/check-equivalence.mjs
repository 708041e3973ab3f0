// Checks before measuring that all libraries require the same types, fields and nulls, so that each does the same work.

import { libraries } from "./libraries.mjs";
import { events, replaced } from "./payloads.mjs";

/** Fields that can be null. */
const NULLABLE = [
  "contact.avatar",
  "lineUsers.0.profilePictureUrl",
  "connectedStore",
  "connectedStore.logo",
  "connectedStore.externalId",
  "connectedStaff",
  "connectedStaff.storeId",
  "connectedStaff.employeeId",
  "connectedStaff.avatar",
].map((name) => `data.${name}`);

/** Throws if a library differs. */
export function checkEquivalence() {
  const [event] = events({ count: 1 });
  const all = libraries({ input: "value", output: "verdict" });
  const expect = (accepted, path, value) => {
    const changed = replaced(event, path, value);
    const different = all.filter(({ run }) => run(changed) !== accepted).map(({ name }) => name);
    if (different.length === 0) return;
    const what = `${path.join(".")} is ${JSON.stringify(value)}`;
    throw new Error(`${different.join(", ")} should ${accepted ? "accept" : "reject"} it when ${what}`);
  };
  for (const path of paths(event)) {
    const nullable = NULLABLE.includes(path.join("."));
    expect(nullable, path, null);
    expect(false, path, true);
    if (!nullable) expect(false, path, undefined);
  }
  expect(false, ["type"], "contact.created");
  expect(false, ["data", "timestampsMs", "connectedAt"], 0.5);
}

/** Returns the paths of all fields. */
function paths(value, path = []) {
  if (value === null || typeof value !== "object") return [path];
  const below = Object.keys(value).flatMap((key) => paths(value[key], [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}
