// The clean-up deletes old rows, keeps the state, and has limits.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, event, sample } from "./payloads.mjs";
import { counts, instance } from "./suite.mjs";

const DAY = 86_400_000;
const run = async (worker) => {
  const handler = await worker.miniflare.getWorker();
  const { outcome } = await handler.scheduled({ cron: "17 * * * *" });
  return outcome;
};
const line = (worker) => worker.log().findLast(({ on }) => on === "schedule");

test("deletes rows that are older than the retention of their table, and keeps the state", async () => {
  const worker = await instance();
  for (const age of ["old", "recent"]) {
    await worker.send(event({ contact: age }), { id: `msg_event_${age}` });
    await worker.send(bytes({ type: "store.merged", data: {} }), { id: `msg_other_${age}` });
    await worker.send(sample("truncated"), { id: `msg_invalid_${age}` });
    await worker.consumed(`msg_event_${age}`);
    await worker.consumed(`msg_other_${age}`);
  }
  // The retention of wrangler.jsonc.
  for (const [table, days] of Object.entries({ deliveries: 30, other_events: 90, dead_letters: 90 })) {
    const set = `UPDATE ${table} SET received_at = ? WHERE svix_id LIKE ?`;
    await worker.rows(set, Date.now() - days * DAY - 60_000, "%_old");
    await worker.rows(set, Date.now() - days * DAY + 60_000, "%_recent");
  }
  const before = await counts(worker);
  assert.equal(await run(worker), "ok");
  assert.deepEqual(await counts(worker), { ...before, deliveries: 2, other_events: 1, dead_letters: 1 });
  for (const table of ["deliveries", "other_events", "dead_letters"])
    assert.deepEqual(await worker.rows(`SELECT 1 FROM ${table} WHERE svix_id LIKE '%_old'`), [], table);
  const { deleted, more, rowsWritten } = line(worker);
  assert.deepEqual([deleted, more], [{ deliveries: 2, other_events: 1, dead_letters: 1 }, []]);
  // The README's figure: one for each deleted row. D1 does not count its entries in indexes.
  assert.equal(rowsWritten, 4);

  const contacts = await worker.rows("SELECT * FROM contacts");
  await worker.send(event({ contact: "old" }), { id: "msg_event_old" });
  await worker.consumed("msg_event_old", ["kept", "older", "duplicate"], 2);
  assert.deepEqual(await worker.rows("SELECT * FROM contacts"), contacts);
});

test("one run deletes a limited number of rows, and reports that there are more", async () => {
  const worker = await instance();
  await worker.rows(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 16000)
     INSERT INTO deliveries SELECT 'msg_' || i, 'event', i FROM n`,
  );
  await run(worker);
  assert.deepEqual([line(worker).deleted.deliveries, line(worker).more], [15_000, ["deliveries"]]);
  await run(worker);
  assert.deepEqual([line(worker).deleted.deliveries, line(worker).more], [1000, []]);
});

test("a retention that is not a number of days deletes nothing", async () => {
  for (const days of [0, -1, null, "x"]) {
    const worker = await instance({ bindings: { RETENTION_DAYS: { deliveries: days } } });
    await worker.rows("INSERT INTO deliveries VALUES ('msg_1', 'event', 1)");
    assert.equal(await run(worker), "exception", `${days}`);
    assert.equal((await counts(worker)).deliveries, 1);
    await worker.stop();
  }
});
