// Drift, the departures from the documentation: counted by type, code and pointer, within limits, and without values.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_DRIFT } from "../../examples/worker/src/sql.ts";
import { until } from "./instance.mjs";
import { bytes, padded, payload } from "./payloads.mjs";
import { instance, message, take } from "./suite.mjs";

const drift = (worker) => worker.rows("SELECT type, code, pointer, svix_id, count FROM drift ORDER BY id");
const lines = (worker) => worker.log().filter(({ outcome }) => outcome === "drift");
const event = (change) => payload({ contact: "drift", change });

test("each departure is counted once per delivery, and logged when it is first seen", async () => {
  const worker = await instance();
  const departs = event((data) => {
    data.plan = "a secret value";
    data.contact.avatar = null;
    data.lineUsers = [0, 1, 2].map(() => ({
      ...data.lineUsers[0],
      lineUid: "secret",
      profilePictureUrl: null,
    }));
    delete data.connectedStore.logo;
  });
  // Entries of a list count as one: the second delivery of the batch is not the first with this departure.
  await take(worker, [
    ["msg_1", departs],
    ["msg_2", departs],
    ["msg_2", departs],
  ]);
  await take(worker, [["msg_1", departs]]);
  const type = "contact.connection.connected";
  const found = [
    ["undocumented_null", "/data/contact/avatar"],
    ["unexpected_format", "/data/lineUsers/*/lineUid"],
    ["undocumented_null", "/data/lineUsers/*/profilePictureUrl"],
    ["absent_field", "/data/connectedStore/logo"],
    ["unknown_field", "/data/plan"],
  ];
  const sorted = (list) => [...list].map((row) => JSON.stringify(row)).sort();
  assert.deepEqual(
    sorted(await drift(worker)),
    sorted(found.map(([code, pointer]) => ({ type, code, pointer, svix_id: "msg_1", count: 2 }))),
  );
  await until("a line for each", () => lines(worker).length === found.length);
  assert.deepEqual(
    sorted(lines(worker).map(({ type, code, pointer, svixId }) => ({ type, code, pointer, svixId }))),
    sorted(found.map(([code, pointer]) => ({ type, code, pointer, svixId: "msg_1" }))),
  );
  assert.ok(!worker.raw().includes("secret"));
});

test("the first and the last sight do not depend on the order of arrival", async () => {
  const worker = await instance();
  const handler = await worker.miniflare.getWorker();
  for (const receivedAt of [20, 10, 30, 25]) {
    const sent = message(`msg_${receivedAt}`, bytes(event((data) => (data.plan = 1))));
    await handler.queue("chatbrick-deliveries", [{ ...sent, body: { ...sent.body, receivedAt } }]);
  }
  assert.deepEqual(await worker.rows("SELECT count, first_seen, last_seen FROM drift"), [
    { count: 4, first_seen: 10, last_seen: 30 },
  ]);
});

test("the drift of a large delivery, which skips the queue, is counted and logged", async () => {
  const worker = await instance();
  await worker.send(padded(bytes(event((data) => (data.plan = 1))), 130_000), { id: "msg_large" });
  await until("its line", () => lines(worker).length === 1);
  assert.equal((await drift(worker))[0].pointer, "/data/plan");
});

test("unknown keys fill the table up to a limit, and existing rows are still counted", async () => {
  const worker = await instance();
  const keys = (n) =>
    event((data) => {
      for (let key = 0; key < 99; key += 1) data[`${`${"k".repeat(3000)}`.slice(0, 10)}${n}-${key}`] = 0;
    });
  for (let n = 0; n < 15; n += 1) await take(worker, [[`msg_${n}`, keys(n)]]);
  const [{ n: rows }] = await worker.rows("SELECT count(*) AS n FROM drift");
  assert.ok(rows >= MAX_DRIFT && rows < MAX_DRIFT + 100, `${rows} rows`);
  await take(worker, [["msg_again", keys(0)]]);
  assert.equal((await drift(worker))[0].count, 2);
});

test("a key of a megabyte is stored as a short row", async () => {
  const worker = await instance();
  await worker.send(bytes(event((data) => (data["k".repeat(900_000)] = 0))), { id: "msg_long" });
  const [{ pointer }] = await drift(worker);
  assert.ok(pointer.length < 210, `${pointer.length} characters`);
});

test("a pointer that is cut within a surrogate pair has the same text in the table and in the log", async () => {
  const worker = await instance();
  // The pairs begin at even and at odd offsets: one of them is cut.
  for (const first of ["", "k"])
    await take(worker, [
      [`msg_cut_${first}`, event((data) => (data[`${first}${"\u{1f600}".repeat(150)}`] = 0))],
    ]);
  const stored = (await drift(worker)).map(({ pointer }) => pointer);
  await until("a line for each", () => lines(worker).length === 2);
  assert.deepEqual(
    lines(worker).map(({ pointer }) => pointer),
    stored,
  );
  for (const pointer of stored) assert.match(pointer, /^\/data\/k?(\u{1f600})+\ufffd?\.\.\.$/u);
});

test("a delivery whose batch fails is not counted", async () => {
  const worker = await instance();
  await worker.rows(
    `CREATE TRIGGER refuse BEFORE INSERT ON line_users BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`,
  );
  const handler = await worker.miniflare.getWorker();
  const body = { id: "msg_1", receivedAt: 1, body: new Uint8Array(bytes(event((data) => (data.plan = 1)))) };
  const messages = [{ id: "q", timestamp: new Date(), attempts: 1, body }];
  const { retryMessages } = await handler.queue("chatbrick-deliveries", messages);
  assert.equal(retryMessages.length, 1);
  assert.deepEqual(await drift(worker), []);
});
