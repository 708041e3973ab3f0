// Before anything is measured, every contestant must ask for the same types, required fields and nulls: otherwise it
// would be measured at less work.

import { contestants } from "./contestants.mjs";
import { events, replaced } from "./payloads.mjs";

/** The fields of the page that may be null. */
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

/** Throws when a contestant differs. */
export function agree() {
  const [event] = events({ count: 1 });
  const all = contestants({ input: "value", output: "verdict" });
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

/** The path of every member, however deep. */
function paths(value, path = []) {
  if (value === null || typeof value !== "object") return [path];
  const below = Object.keys(value).flatMap((key) => paths(value[key], [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}
