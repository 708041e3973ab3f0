// Validates the payloads of examples/payloads with the built package, and prints events and issues.

import { readFileSync } from "node:fs";
import { main, step } from "./cli.mjs";
import { path } from "./paths.mjs";

const PAYLOADS = [
  ["store-and-staff.json", "The provider's first example: connected to a store and a staff member."],
  ["store-only.json", "The provider's second example: connectedStaff is null."],
  ["contact-changed.json", "A connected contact connects to another store or staff member."],
  ["contact-disconnected.json", "A contact disconnects. The event does not say from whom."],
  ["store-created.json", "A store is created."],
  ["store-updated.json", "A store is updated."],
  ["store-deactivated.json", "A store is deactivated."],
  ["account-created.json", "The account of a staff member is created."],
  ["account-deactivated.json", "The account of a staff member is deactivated."],
  ["unknown-type.json", "A type that the documentation does not name: route it, do not repair it."],
  ["staff-only.json", "The rare case of the documentation: connectedStore is null."],
  ["brand-manager.json", "A brand manager has no primary store: storeId is null."],
  [
    "duplicate-key.json",
    "A duplicate key connectedStaff. JSON.parse keeps the last, null, and hides the staff member.",
  ],
  ["number-for-provider-id.json", "lineProviderId is a number, which can lose digits in JavaScript."],
  ["no-connection.json", "Both connections are null: the contact is not connected."],
  ["timestamp-mismatch.json", "Two timestamps differ by eight hours: a time zone was forgotten."],
  [
    "missing-picture.json",
    "LINE omits the picture of a user without one: a warning, and the event is valid.",
  ],
  ["invalid-utf8.json", "One byte of a name is missing. TextDecoder would silently insert U+FFFD."],
  ["truncated.json", "A truncated body."],
];

const HEADINGS = { event: "VALID", other_event: "ANOTHER EVENT", invalid: "INVALID" };

main(import.meta, async () => {
  const { occurredAt, safeParseEvent } = await import("chatbrick-events");
  const { formatIssues } = await import("chatbrick-events/format");
  step("validating examples/payloads with the built package");
  const counts = { event: 0, other_event: 0, invalid: 0 };
  for (const [name, about] of PAYLOADS) {
    const body = readFileSync(path("examples", "payloads", name));
    const result = safeParseEvent(body);
    counts[result.outcome] += 1;
    console.log(`\n${"─".repeat(100)}\n${name}: ${HEADINGS[result.outcome]}\n${about}\n`);
    if (result.success)
      console.log(
        `  ${result.event.type}: ${describe(result.event)}\n  at ${new Date(occurredAt(result.event)).toISOString()}`,
      );
    if (result.outcome === "other_event") console.log(`  route it by its type: ${result.type}\n`);
    if (result.issues.length > 0)
      console.log(`${result.success ? "\n" : ""}${formatIssues(body, result.issues)}`);
  }
  console.log(`\n${"─".repeat(100)}`);
  const { event, other_event, invalid } = counts;
  console.log(
    `${PAYLOADS.length} payloads: ${event} valid, ${other_event} of another type, ${invalid} invalid`,
  );
});

/** Describes the event in a sentence. */
function describe({ type, data }) {
  switch (type) {
    case "contact.connection.connected":
    case "contact.connection.changed":
      return `${contact(data)} is connected to ${connection(data)}`;
    case "contact.connection.disconnected":
      return `${contact(data)} is not connected`;
    case "store.created":
    case "store.updated":
    case "store.deactivated":
      return `the store ${data.store.name} (${data.store.externalId ?? "no external id"})`;
    case "account.created":
    case "account.deactivated":
      return staff(data.account);
  }
}

const contact = (data) => `${data.contact.name} (${data.lineUsers.map(({ name }) => name).join(", ")})`;

const connection = ({ connectedStore, connectedStaff }) =>
  [connectedStore && `the store ${connectedStore.name}`, connectedStaff && staff(connectedStaff)]
    .filter(Boolean)
    .join(" and to ");

const staff = ({ displayName, storeId }) =>
  `${displayName}, whose primary store is ${storeId ?? "none (null)"}`;
