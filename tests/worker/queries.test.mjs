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

/** All statements of the Worker and its scripts. CHECK reads one row of each table, in any order. */
const { CHECK: _, CLEAN_UP, bodyPart, ...named } = sql;
const INDEXED = {
  "the README's contacts": connected,
  "the README's contacts of a store": toStore,
  ...Object.fromEntries(Object.entries(named).filter(([, text]) => typeof text === "string")),
  ...Object.fromEntries(Object.entries(CLEAN_UP).map(([table, text]) => [`CLEAN_UP of ${table}`, text])),
  bodyPart: bodyPart("other_events"),
};
/** Scans of what is in memory: a list of ids, values that are bound, and a list as JSON. */
const IN_MEMORY = /^SCAN (\(?subquery|CONSTANT ROW|\w+ VIRTUAL TABLE)/i;

test("the statements are all of those of sql.ts", () => {
  assert.ok(Object.keys(INDEXED).length > 20);
  for (const [name, value] of Object.entries(named))
    assert.ok(typeof value === "string" || typeof value === "number", name);
});

for (const [name, text] of Object.entries(INDEXED)) {
  test(`${name}: every table is searched with an index`, async () => {
    const parameters = Math.max(0, ...[...text.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)));
    const plan = await worker.rows(`EXPLAIN QUERY PLAN ${text}`, ...Array(parameters).fill("A"));
    const details = plan.map(({ detail }) => detail);
    // A SEARCH uses an index; an automatic one is built for each run of the query.
    const slow = (detail) => (/^SCAN /.test(detail) ? !IN_MEMORY.test(detail) : /AUTOMATIC/.test(detail));
    assert.deepEqual(details.filter(slow), [], details.join("\n"));
    assert.ok(details.length > 0, "the query has a plan");
  });
}

test("the contacts of a store, a staff member or a LINE user are found without reading the others", async () => {
  const own = await instance();
  await own.rows(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
     INSERT INTO contacts SELECT 'contact-' || i, 'key', 'name', NULL, 'connected', 0, 'msg', 0, 'key', 'store-' || i,
       'staff-' || i, 0 FROM n`,
  );
  await own.rows(
    "INSERT INTO line_users SELECT id, 0, 'line-' || id, 'name', 'U-' || id, '1', NULL FROM contacts",
  );
  for (const [text, id] of [
    [toStore, "store-7"],
    [sql.CONNECTED_TO_STORE, "store-7"],
    [sql.CONNECTED_TO_STAFF, "staff-7"],
    [sql.FIND_CONTACTS, "contact-7"],
    [sql.FIND_CONTACTS, "line-contact-7"],
    [sql.FIND_CONTACTS, "U-contact-7"],
  ]) {
    const { results, meta } = await own.db.prepare(text).bind(id).all();
    assert.deepEqual(
      results.map(({ id }) => id),
      ["contact-7"],
    );
    assert.ok(meta.rows_read <= 10, `${meta.rows_read} rows read: ${text}`);
  }
});
