// The tables have no duplicates and no losses, for any payload.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECK } from "../../examples/worker/src/sql.ts";
import { SECRET, until } from "./instance.mjs";
import { bytes, event, payload, sample } from "./payloads.mjs";
import { signedHeaders } from "./sign.mjs";
import { counts, instance } from "./suite.mjs";

const worker = await instance();
const connection = async (contact) => (await worker.rows("SELECT * FROM contacts WHERE id = ?", contact))[0];
const lineUsers = (contact) =>
  worker.rows("SELECT * FROM line_users WHERE contact_id = ? ORDER BY position", contact);

/** Sends payloads one after the other, with the ids `msg_<contact>_0` and so on. */
async function keep(contact, ...options) {
  for (const [index, option] of options.entries()) {
    const id = option.id ?? `msg_${contact}_${index}`;
    const body = event({ contact, ...option });
    assert.equal((await worker.send(body, { id })).status, 202);
    // A large payload is stored directly, without the queue.
    if (body.byteLength < 120_000) await worker.consumed(id);
  }
}

test("of many concurrent events of one contact, the newest is stored", async () => {
  const order = Array.from({ length: 60 }, (_, n) => (n * 37) % 60);
  const sent = order.map((n) =>
    worker.send(event({ contact: "shuffled", connectedAt: 1_700_000_000_000 + n }), {
      id: `msg_shuffled_${n}`,
    }),
  );
  for (const { status } of await Promise.all(sent)) assert.equal(status, 202);
  for (const n of order) await worker.consumed(`msg_shuffled_${n}`);
  assert.equal((await connection("shuffled")).last_event_id, "msg_shuffled_59");
});

test("a delivery that arrives 100 times at once is one row", async () => {
  const body = event({ contact: "replayed" });
  const before = await counts(worker);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => worker.send(body, { id: "msg_replayed" })),
  );
  for (const { status } of answers) assert.equal(status, 202);
  await worker.consumed("msg_replayed", ["kept", "duplicate"], 100);
  const entries = worker.log().filter(({ on, svixId }) => on === "message" && svixId === "msg_replayed");
  assert.equal(entries.filter(({ outcome }) => outcome === "kept").length, 1);
  assert.equal(entries.filter(({ outcome }) => outcome === "duplicate").length, 99);
  const after = await counts(worker);
  for (const table of ["deliveries", "contacts", "line_users"])
    assert.equal(after[table] - before[table], 1, table);
});

test("unknown types and invalid deliveries that arrive 20 times at once are one row", async () => {
  const before = await counts(worker);
  const twenty = (body, id) => Promise.all(Array.from({ length: 20 }, () => worker.send(body, { id })));
  await twenty(bytes({ type: "store.merged", data: {} }), "msg_other_again");
  await twenty(sample("truncated"), "msg_invalid_again");
  await worker.consumed("msg_other_again", ["kept", "duplicate"], 20);
  const after = await counts(worker);
  assert.equal(after.other_events - before.other_events, 1);
  assert.equal(after.dead_letters - before.dead_letters, 1);
});

test("an event with a byte order mark is stored", async () => {
  const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), event({ contact: "marked" })]);
  assert.equal((await worker.send(body, { id: "msg_marked" })).text, '{"outcome":"event"}');
  await worker.consumed("msg_marked");
  assert.equal((await connection("marked")).name, "康宜恩");
  const line = worker.log().find(({ on, svixId }) => on === "request" && svixId === "msg_marked");
  assert.deepEqual(line.issues, [{ code: "byte_order_mark", pointer: "" }]);
});

test("a byte order mark before an event of an unknown type is stored with it", async () => {
  const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes({ type: "store.merged", data: {} })]);
  assert.equal((await worker.send(body, { id: "msg_marked_other" })).text, '{"outcome":"other_event"}');
  await worker.consumed("msg_marked_other");
  const [row] = await worker.rows("SELECT body FROM other_events WHERE svix_id = 'msg_marked_other'");
  assert.deepEqual(Buffer.from(row.body), body);
});

test("a body that is not UTF-8 is stored byte by byte, once", async () => {
  const body = Buffer.concat([
    event({ contact: "broken" }).subarray(0, 200),
    Buffer.from([0xff, 0xfe, 0x80, 0xc3]),
  ]);
  for (let n = 0; n < 3; n += 1)
    assert.equal((await worker.send(body, { id: "msg_broken" })).text, '{"outcome":"invalid"}');
  const rows = await worker.rows("SELECT body, issues FROM dead_letters WHERE svix_id = 'msg_broken'");
  assert.equal(rows.length, 1);
  assert.deepEqual(Buffer.from(rows[0].body), body);
  assert.equal(JSON.parse(rows[0].issues)[0].code, "invalid_utf8");
});

test("an empty body and a body of all 256 byte values are stored", async () => {
  for (const [id, body] of [
    ["msg_empty", Buffer.alloc(0)],
    ["msg_bytes", Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
  ]) {
    assert.equal((await worker.send(body, { id })).status, 202);
    const [row] = await worker.rows("SELECT body FROM dead_letters WHERE svix_id = ?", id);
    assert.deepEqual(Buffer.from(row.body), body);
  }
});

test("any text is stored unchanged: NUL, quotes, an emoji, half of a formatted name", async () => {
  const name = `a\u0000b'"\\\u{1f600}\u202e\uffff`;
  await keep("texts", {
    change: (data) => {
      data.contact.name = name;
      data.lineUsers[0].name = name;
    },
  });
  assert.equal((await connection("texts")).name, name);
  assert.equal((await lineUsers("texts"))[0].name, name);
});

test("times beyond 32 bits and a repeated LINE user are stored", async () => {
  const last = 8_640_000_000_000_000;
  const change = (data) => {
    data.lineUsers.push(data.lineUsers[0]);
    data.timestampsMs.connectedAt = last;
  };
  await keep("extremes", { change });
  assert.equal((await connection("extremes")).connected_at, last);
  assert.equal((await lineUsers("extremes")).length, 2);
});

test("thousands of LINE users and a key of a megabyte are stored", async () => {
  const many = Array.from({ length: 4000 }, (_, n) => ({ ...payload().data.lineUsers[0], id: `user-${n}` }));
  await keep("thousands", { change: (data) => (data.lineUsers = many) });
  const users = await lineUsers("thousands");
  assert.deepEqual(
    users.map(({ id }) => id),
    many.map(({ id }) => id),
  );

  // A tilde takes two characters in a pointer: with the body, more than the limit of a row in D1.
  const body = bytes(`{"type":"contact.connection.connected","${"~".repeat(1_048_000)}":1}`);
  assert.equal((await worker.send(body, { id: "msg_key" })).status, 202);
  const [row] = await worker.rows(
    "SELECT length(issues) AS issues, length(body) AS body FROM dead_letters WHERE svix_id = 'msg_key'",
  );
  assert.equal(row.body, body.byteLength);
  assert.ok(row.issues < 1000);
  const line = worker.log().find(({ svixId }) => svixId === "msg_key");
  assert.ok(JSON.stringify(line).length < 1000);
});

test("deleting a contact deletes its LINE users", async () => {
  await keep("erased", {});
  await worker.rows("DELETE FROM contacts WHERE id = 'erased'");
  assert.deepEqual(await lineUsers("erased"), []);
});

test("deleted rows stay deleted when the same delivery arrives again", async () => {
  const other = bytes({ type: "store.merged", data: {} });
  const sent = { msg_again_event: event({ contact: "again" }), msg_again_other: other };
  for (const [id, body] of Object.entries(sent)) {
    await worker.send(body, { id });
    await worker.consumed(id, ["kept"]);
  }
  await worker.rows("DELETE FROM contacts WHERE id = 'again'");
  await worker.rows("DELETE FROM other_events WHERE svix_id = 'msg_again_other'");
  for (const [id, body] of Object.entries(sent)) {
    await worker.send(body, { id });
    await worker.consumed(id, ["kept", "duplicate"], 2);
  }
  assert.equal(await connection("again"), undefined);
  assert.deepEqual(await lineUsers("again"), []);
  assert.deepEqual(await worker.rows("SELECT 1 FROM other_events WHERE svix_id = 'msg_again_other'"), []);
});

test("a deleted LINE user stays deleted when the same delivery arrives again", async () => {
  await keep("unlinked", {});
  await worker.rows("DELETE FROM line_users WHERE contact_id = 'unlinked'");
  await worker.send(event({ contact: "unlinked" }), { id: "msg_unlinked_0" });
  await worker.consumed("msg_unlinked_0", ["duplicate"]);
  assert.deepEqual(await lineUsers("unlinked"), []);
});

test("GET /health reads one row per table", async () => {
  const own = await instance();
  await own.rows(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
     INSERT INTO deliveries SELECT 'msg_' || i, 'event', i FROM n`,
  );
  const { results, meta } = await own.db.prepare(CHECK).all();
  assert.ok(meta.rows_read <= 2, `${meta.rows_read} rows read`);
  assert.equal(results.length, 1);
});

test("a response does not wait for other deliveries of the sender", async () => {
  // All at once, like a sender that catches up: each gets a response, and none is lost.
  const headers = (n) =>
    signedHeaders(event({ contact: `crowd-${n}` }), { secret: SECRET, id: `msg_crowd_${n}` });
  const all = Array.from({ length: 300 }, (_, n) =>
    fetch(worker.url, { method: "POST", body: event({ contact: `crowd-${n}` }), headers: headers(n) }),
  );
  for (const { status } of await Promise.all(all)) assert.equal(status, 202);
  await until("all of them", async () => {
    const [{ n }] = await worker.rows("SELECT count(*) AS n FROM contacts WHERE id LIKE 'crowd-%'");
    return n === 300;
  });
});
