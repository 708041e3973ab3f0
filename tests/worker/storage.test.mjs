// What is in the tables afterwards: nulls, order, nothing twice, nothing lost.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { signedHeaders } from "../../examples/worker/scripts/sign.mjs";
import { SECRET, until } from "./instance.mjs";
import { bytes, event, example, payload } from "./payloads.mjs";
import { counts, instance, sandbox } from "./suite.mjs";

const worker = await instance();
const connection = async (contact) =>
  (await worker.rows("SELECT * FROM connections WHERE contact_id = ?", contact))[0];
const lineUsers = (contact) =>
  worker.rows("SELECT * FROM line_users WHERE contact_id = ? ORDER BY position", contact);

/** Keeps payloads one after the other, by the ids `msg_<contact>_0` and so on. */
async function keep(contact, ...options) {
  for (const [index, option] of options.entries()) {
    const id = option.id ?? `msg_${contact}_${index}`;
    const body = event({ contact, ...option });
    assert.equal((await worker.send(body, { id })).status, 202);
    // A large one is there at once, without the queue.
    if (body.byteLength < 120_000) await worker.consumed(id);
  }
}

test("each documented field has its column", async () => {
  await worker.send(example("store-and-staff"), { id: "msg_fields" });
  await worker.consumed("msg_fields");
  const { data } = JSON.parse(example("store-and-staff"));
  const { contact, connectedStore: store, connectedStaff: staff } = data;
  assert.deepEqual(await connection(contact.id), {
    contact_id: contact.id,
    contact_name: contact.name,
    contact_avatar: contact.avatar,
    store_id: store.id,
    store_name: store.name,
    store_logo: store.logo,
    store_external_id: store.externalId,
    staff_id: staff.id,
    staff_store_id: staff.storeId,
    staff_name: staff.name,
    staff_display_name: staff.displayName,
    staff_employee_id: staff.employeeId,
    staff_avatar: staff.avatar,
    connected_at: data.timestamps.connectedAt,
    init_connected_at: data.timestamps.initConnectedAt,
    connected_at_ms: data.timestampsMs.connectedAt,
    init_connected_at_ms: data.timestampsMs.initConnectedAt,
    svix_id: "msg_fields",
  });
  const [user] = data.lineUsers;
  assert.deepEqual(await lineUsers(contact.id), [
    {
      contact_id: contact.id,
      position: 0,
      id: user.id,
      name: user.name,
      line_uid: user.lineUid,
      line_provider_id: user.lineProviderId,
      profile_picture_url: user.profilePictureUrl,
    },
  ]);
});

test("null and absent are stored as NULL, and an empty string as itself", async () => {
  const nothing = (data) => {
    data.connectedStaff = null;
    data.contact.avatar = null;
    delete data.connectedStore.logo;
    data.connectedStore.externalId = "";
    delete data.lineUsers[0].profilePictureUrl;
  };
  await keep("nulls", { change: nothing });
  const row = await connection("nulls");
  const nulls = Object.keys(row).filter((name) => row[name] === null);
  assert.deepEqual(nulls.sort(), [
    "contact_avatar",
    "staff_avatar",
    "staff_display_name",
    "staff_employee_id",
    "staff_id",
    "staff_name",
    "staff_store_id",
    "store_logo",
  ]);
  assert.equal(row.store_external_id, "");
  assert.equal((await lineUsers("nulls"))[0].profile_picture_url, null);

  const staffOnly = (data) => {
    delete data.connectedStore;
    data.connectedStaff.storeId = null;
  };
  await keep("nulls-staff", { change: staffOnly });
  const staff = await connection("nulls-staff");
  assert.deepEqual([staff.store_id, staff.store_name, staff.staff_store_id], [null, null, null]);
  assert.equal(staff.staff_display_name, "小何 | 台北101旗艦店");
});

test("a newer event removes what it no longer has", async () => {
  const three = (data) => {
    data.lineUsers = [0, 1, 2].map((n) => ({ ...data.lineUsers[0], id: `user-${n}` }));
  };
  await keep(
    "newer",
    { connectedAt: 1_700_000_000_000, change: three },
    { connectedAt: 1_700_000_000_001, change: (data) => (data.connectedStaff = null) },
  );
  assert.equal((await connection("newer")).staff_id, null);
  assert.equal((await lineUsers("newer")).length, 1);
});

test("an older event that arrives late changes nothing", async () => {
  const named = (name) => (data) => {
    data.contact.name = name;
    data.lineUsers[0].name = name;
  };
  await keep(
    "order",
    { connectedAt: 1_700_000_000_002, change: named("newest") },
    { connectedAt: 1_700_000_000_001, change: named("middle") },
    { connectedAt: 1_699_999_999_999, change: named("oldest") },
  );
  const row = await connection("order");
  assert.deepEqual([row.contact_name, row.svix_id], ["newest", "msg_order_0"]);
  assert.deepEqual(
    (await lineUsers("order")).map(({ name }) => name),
    ["newest"],
  );
  // Nothing is lost either: they are remembered as delivered.
  const ids = await worker.rows("SELECT svix_id FROM deliveries WHERE svix_id LIKE 'msg_order_%'");
  assert.equal(ids.length, 3);
});

test("of two events of one millisecond the same one wins in either order", async () => {
  const named = (name) => (data) => (data.contact.name = name);
  const a = { id: "msg_tie_a", change: named("a") };
  const b = { id: "msg_tie_b", change: named("b") };
  await keep("tie-1", a, b);
  await keep("tie-2", { ...b, id: "msg_tie2_b" }, { ...a, id: "msg_tie2_a" });
  assert.equal((await connection("tie-1")).contact_name, "b");
  assert.equal((await connection("tie-2")).contact_name, "b");
});

test("of many concurrent events of one contact the newest stays", async () => {
  const order = Array.from({ length: 60 }, (_, n) => (n * 37) % 60);
  const sent = order.map((n) =>
    worker.send(event({ contact: "shuffled", connectedAt: 1_700_000_000_000 + n }), {
      id: `msg_shuffled_${n}`,
    }),
  );
  for (const { status } of await Promise.all(sent)) assert.equal(status, 202);
  for (const n of order) await worker.consumed(`msg_shuffled_${n}`);
  assert.equal((await connection("shuffled")).svix_id, "msg_shuffled_59");
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
  for (const table of ["deliveries", "connections", "line_users"])
    assert.equal(after[table] - before[table], 1, table);
});

test("other types and invalid deliveries that arrive 20 times at once are one row", async () => {
  const before = await counts(worker);
  const twenty = (body, id) => Promise.all(Array.from({ length: 20 }, () => worker.send(body, { id })));
  await twenty(bytes({ type: "store.created", data: {} }), "msg_other_again");
  await twenty(example("truncated"), "msg_invalid_again");
  await worker.consumed("msg_other_again", ["kept", "duplicate"], 20);
  const after = await counts(worker);
  assert.equal(after.other_events - before.other_events, 1);
  assert.equal(after.dead_letters - before.dead_letters, 1);
});

test("an event with a byte order mark is stored", async () => {
  const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), event({ contact: "marked" })]);
  assert.equal((await worker.send(body, { id: "msg_marked" })).text, '{"outcome":"event"}');
  await worker.consumed("msg_marked");
  assert.equal((await connection("marked")).contact_name, "康宜恩");
  const line = worker.log().find(({ on, svixId }) => on === "request" && svixId === "msg_marked");
  assert.deepEqual(line.issues, [{ code: "byte_order_mark", pointer: "" }]);
});

test("a byte order mark before another type is stored with it", async () => {
  const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes({ type: "store.updated", data: {} })]);
  assert.equal((await worker.send(body, { id: "msg_marked_other" })).text, '{"outcome":"other"}');
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
  assert.equal((await connection("texts")).contact_name, name);
  assert.equal((await lineUsers("texts"))[0].name, name);
});

test("times beyond 32 bits and a repeated LINE user are stored", async () => {
  const last = 8_640_000_000_000_000;
  const change = (data) => {
    data.lineUsers.push(data.lineUsers[0]);
    data.timestampsMs.connectedAt = last;
  };
  await keep("extremes", { change });
  assert.equal((await connection("extremes")).connected_at_ms, last);
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

  // A tilde takes two characters in a pointer: with the body, more than a row of D1 may have.
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
  await worker.rows("DELETE FROM connections WHERE contact_id = 'erased'");
  assert.deepEqual(await lineUsers("erased"), []);
});

test("deleted rows stay deleted when the same delivery arrives again", async () => {
  const other = bytes({ type: "store.created", data: {} });
  const sent = { msg_again_event: event({ contact: "again" }), msg_again_other: other };
  for (const [id, body] of Object.entries(sent)) {
    await worker.send(body, { id });
    await worker.consumed(id, ["kept"]);
  }
  await worker.rows("DELETE FROM connections WHERE contact_id = 'again'");
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
  const source = readFileSync(join(sandbox.folder, "src", "database.ts"), "utf8");
  const [, sql] = /function check\(.*\n.*prepare\(\s*"(.+)"/.exec(source);
  const { results, meta } = await own.db.prepare(sql).all();
  assert.ok(meta.rows_read <= 2, `${meta.rows_read} rows read`);
  assert.equal(results.length, 1);
});

test("ids are deleted after 30 days, and deleting them admits no delivery twice", async () => {
  const own = await instance();
  const day = 86_400_000;
  const body = event({ contact: "forgotten" });
  for (const id of ["msg_old", "msg_recent"]) {
    await own.send(body, { id });
    await own.consumed(id);
  }
  const set = "UPDATE deliveries SET received_at = ? WHERE svix_id = ?";
  await own.rows(set, Date.now() - 30 * day - 60_000, "msg_old");
  await own.rows(set, Date.now() - 30 * day + 60_000, "msg_recent");
  const handler = await own.miniflare.getWorker();
  assert.equal((await handler.scheduled({ cron: "17 3 * * *" })).outcome, "ok");
  assert.deepEqual(await own.rows("SELECT svix_id FROM deliveries"), [{ svix_id: "msg_recent" }]);
  assert.equal(own.log().find(({ on }) => on === "schedule").ids, 1);

  const before = await own.rows("SELECT * FROM connections");
  await own.send(body, { id: "msg_old" });
  await until(
    "the old one again",
    () => own.log().filter(({ on, svixId }) => on === "message" && svixId === "msg_old").length === 2,
  );
  assert.deepEqual(await own.rows("SELECT * FROM connections"), before);
});

test("a response does not wait for other deliveries of the sender", async () => {
  // All at once, as a sender that catches up does: each is answered, none is lost.
  const headers = (n) =>
    signedHeaders(event({ contact: `crowd-${n}` }), { secret: SECRET, id: `msg_crowd_${n}` });
  const all = Array.from({ length: 300 }, (_, n) =>
    fetch(worker.url, { method: "POST", body: event({ contact: `crowd-${n}` }), headers: headers(n) }),
  );
  for (const { status } of await Promise.all(all)) assert.equal(status, 202);
  await until("all of them", async () => {
    const [{ n }] = await worker.rows(
      "SELECT count(*) AS n FROM connections WHERE contact_id LIKE 'crowd-%'",
    );
    return n === 300;
  });
});
