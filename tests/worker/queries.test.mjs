// The SELECTs of the README return the right rows, and use an index.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as sql from "../../examples/worker/src/sql.ts";
import { payloadOf } from "./payloads.mjs";
import { instance, sandbox, take } from "./suite.mjs";

const worker = await instance();
const readme = readFileSync(join(sandbox.folder, "README.md"), "utf8");
/** The SELECTs in the order of the README: every contact, and one store. */
const [connected, toStore] = [...readme.matchAll(/^```sql\n(SELECT[^`]+)```$/gm)].map(([, text]) =>
  text.trim(),
);
const values = (text) => (text.includes("?1") ? ["A"] : []);

const connection = (kind, contact, at, store) =>
  payloadOf(`contact.connection.${kind}`, contact, at, (data) => {
    if (kind === "disconnected") return;
    Object.assign(data.connectedStore, { id: store, name: `store ${store}` });
    Object.assign(data.connectedStaff, { id: `staff-${store}`, displayName: `staff of ${store}` });
  });

await take(worker, [
  ["msg_1", connection("connected", "a", 1, "A")],
  ["msg_2", connection("changed", "b", 2, "A")],
  ["msg_3", connection("connected", "c", 3, "B")],
  ["msg_4", connection("connected", "d", 4, "A")],
  ["msg_5", connection("disconnected", "d", 5)],
]);

test("the README's first query returns the current store and staff of each contact", async () => {
  const rows = await worker.rows(connected);
  assert.deepEqual(
    rows.map(({ id, store, staff, connected_at }) => `${id} ${store} ${staff} ${connected_at}`).sort(),
    ["a store A staff of A 1", "b store A staff of A 2", "c store B staff of B 3"],
  );
});

test("the README's second query returns the contacts that are connected to a store", async () => {
  const rows = await worker.rows(toStore, "A");
  assert.deepEqual(rows.map(({ id, staff }) => `${id} ${staff}`).sort(), ["a staff of A", "b staff of A"]);
});

const INDEXED = {
  "the README's contacts": connected,
  "the README's contacts of a store": toStore,
  CONNECTED: sql.CONNECTED,
  CONNECTED_TO_STORE: sql.CONNECTED_TO_STORE,
  CONNECTED_TO_STAFF: sql.CONNECTED_TO_STAFF,
  FIND_CONTACTS: sql.FIND_CONTACTS,
  FIND_STORE: sql.FIND_STORE,
  FIND_ACCOUNT: sql.FIND_ACCOUNT,
  DRIFT_SINCE: sql.DRIFT_SINCE,
};

for (const [name, text] of Object.entries(INDEXED)) {
  test(`${name}: every table is searched with an index`, async () => {
    const plan = await worker.rows(`EXPLAIN QUERY PLAN ${text}`, ...values(text));
    const details = plan.map(({ detail }) => detail);
    const tables = details.filter((detail) => /^(SCAN|SEARCH) /.test(detail));
    assert.ok(tables.length > 0, "the query has a plan");
    for (const detail of tables) {
      // A scan of a list of ids in memory.
      if (/^SCAN \(?subquery|^SCAN CONSTANT ROW/i.test(detail)) continue;
      assert.match(
        detail,
        /^SEARCH \S+ USING (COVERING )?INDEX |^SEARCH \S+ USING PRIMARY KEY/,
        details.join("\n"),
      );
    }
  });
}
