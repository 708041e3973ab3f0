// The main job on real payloads: bytes in, verdict, event and issues out, through the built package.

import { readFileSync } from "node:fs";
import { main, path, step } from "./lib.mjs";

const PAYLOADS = [
  ["store-and-staff.json", "The provider's first example: connected to a store and a staff member."],
  ["store-only.json", "The provider's second example: connectedStaff is null."],
  ["staff-only.json", "The rare case of the documentation: connectedStore is null."],
  ["brand-manager.json", "A brand manager has no primary store: storeId is null."],
  [
    "duplicate-key.json",
    "connectedStaff stands twice. JSON.parse keeps the last, a null, and hides the staff member.",
  ],
  ["number-for-provider-id.json", "A number for lineProviderId: it can lose digits before anybody sees it."],
  ["no-connection.json", "Both connections are null: a contact connected to nobody."],
  ["timestamp-mismatch.json", "The two timestamps disagree by eight hours: somebody forgot the time zone."],
  [
    "missing-picture.json",
    "LINE leaves out the picture of a user who has none: a warning, and the event is kept.",
  ],
  ["invalid-utf8.json", "One byte of a name is lost. TextDecoder would silently write U+FFFD."],
  ["sibling-event.json", "Another event at the same endpoint: to be routed, not to be repaired."],
  ["truncated.json", "A body that was cut off."],
];

main(import.meta, async () => {
  const { safeParseConnectedEvent } = await import("chatbrick-events");
  const { formatIssues } = await import("chatbrick-events/format");
  step("judging the payloads of examples/payloads through the built package");
  const counts = { valid: 0, "not valid": 0 };
  for (const [name, about] of PAYLOADS) {
    const body = readFileSync(path("examples", "payloads", name));
    const result = safeParseConnectedEvent(body);
    const verdict = result.success ? "valid" : "not valid";
    counts[verdict] += 1;
    console.log(`\n${"─".repeat(100)}\n${name}: ${verdict.toUpperCase()}\n${about}\n`);
    if (result.success) console.log(describe(result.event));
    if (result.issues.length > 0)
      console.log(`${result.success ? "\n" : ""}${formatIssues(body, result.issues)}`);
  }
  console.log(`\n${"─".repeat(100)}`);
  console.log(`${PAYLOADS.length} payloads: ${counts.valid} valid, ${counts["not valid"]} not valid`);
});

/** What the event says, as a reader would put it. */
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
