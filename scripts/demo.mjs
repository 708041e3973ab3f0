// Validates the payloads of examples/payloads with the built package, and prints events and issues.

import { readFileSync } from "node:fs";
import { main, step } from "./cli.mjs";
import { path } from "./paths.mjs";

const PAYLOADS = [
  ["store-and-staff.json", "The provider's first example: connected to a store and a staff member."],
  ["store-only.json", "The provider's second example: connectedStaff is null."],
  ["staff-only.json", "The rare case of the documentation: connectedStore is null."],
  ["brand-manager.json", "A brand manager has no primary store: storeId is null."],
  [
    "duplicate-key.json",
    "A duplicate key connectedStaff. JSON.parse keeps the last, null, and hides the staff member.",
  ],
  ["number-for-provider-id.json", "lineProviderId is a number, which can lose digits in JavaScript."],
  ["no-connection.json", "Both connections are null: the contact is connected to nobody."],
  ["timestamp-mismatch.json", "Two timestamps differ by eight hours: a time zone was forgotten."],
  [
    "missing-picture.json",
    "LINE omits the picture of a user who has none: a warning, and the event is valid.",
  ],
  ["invalid-utf8.json", "One byte of a name is missing. TextDecoder would silently insert U+FFFD."],
  ["sibling-event.json", "Another event at the same endpoint."],
  ["truncated.json", "A truncated body."],
];

main(import.meta, async () => {
  const { safeParseConnectedEvent } = await import("chatbrick-events");
  const { formatIssues } = await import("chatbrick-events/format");
  step("validating examples/payloads with the built package");
  const counts = { valid: 0, invalid: 0 };
  for (const [name, about] of PAYLOADS) {
    const body = readFileSync(path("examples", "payloads", name));
    const result = safeParseConnectedEvent(body);
    const verdict = result.success ? "valid" : "invalid";
    counts[verdict] += 1;
    console.log(`\n${"─".repeat(100)}\n${name}: ${verdict.toUpperCase()}\n${about}\n`);
    if (result.success) console.log(describe(result.event));
    if (result.issues.length > 0)
      console.log(`${result.success ? "\n" : ""}${formatIssues(body, result.issues)}`);
  }
  console.log(`\n${"─".repeat(100)}`);
  console.log(`${PAYLOADS.length} payloads: ${counts.valid} valid, ${counts.invalid} invalid`);
});

/** The event in a sentence. */
function describe({ data }) {
  const { connectedStore: store, connectedStaff: staff } = data;
  const who = `  ${data.contact.name} (${data.lineUsers.map(({ name }) => name).join(", ")})`;
  const to = [
    store && `the store ${store.name}`,
    staff && `${staff.displayName}, whose primary store is ${staff.storeId ?? "none (null)"}`,
  ];
  const first =
    data.timestamps.connectedAt === data.timestamps.initConnectedAt ? "for the first time" : "again";
  return `${who} connected ${first} to ${to.filter(Boolean).join(" and to ")}\n  at ${data.timestamps.connectedAt}`;
}
