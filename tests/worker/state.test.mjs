// The state of connections is right for any order of events.

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./instance.mjs";
import { payload, payloadOf } from "./payloads.mjs";
import { instance, take } from "./suite.mjs";

const worker = await instance();
const T = 1_700_000_000_000;
const one = async (sql, ...values) => (await worker.rows(sql, ...values))[0];
const contactOf = (id) => one("SELECT * FROM contacts WHERE id = ?", id);
const now = async (id) => {
  const row = await contactOf(id);
  return row && `${row.status} ${row.store_id} ${row.staff_id} since ${row.connected_at - T}`;
};
const lineUsers = (contact) =>
  worker.rows("SELECT * FROM line_users WHERE contact_id = ? ORDER BY position", contact);
const storeOf = (id) => one("SELECT name, status, own FROM stores WHERE id = ?", id);
const accountOf = (id) => one("SELECT name, status, own FROM accounts WHERE id = ?", id);

/** Connects only to this store. */
const to = (id) => (data) => {
  Object.assign(data.connectedStore, { id, name: `store ${id}` });
  data.connectedStaff = null;
};
const toStaff = (id) => (data) => {
  data.connectedStore = null;
  Object.assign(data.connectedStaff, { id, name: `staff ${id}` });
};
const connection = (kind, contact, at, change) =>
  payloadOf(`contact.connection.${kind}`, contact, T + at, change);

const permutations = (list) =>
  list.length < 2
    ? [list]
    : list.flatMap((item, index) => permutations(list.toSpliced(index, 1)).map((tail) => [item, ...tail]));

/** Events: connected to A, changed to B, disconnected, connected to C. */
const sequence = (contact) => [
  [`msg_${contact}_1`, connection("connected", contact, 1, to("A"))],
  [`msg_${contact}_2`, connection("changed", contact, 2, to("B"))],
  [`msg_${contact}_3`, connection("disconnected", contact, 3)],
  [`msg_${contact}_4`, connection("connected", contact, 4, to("C"))],
];

test("the state is right after each of: connected, changed, disconnected, connected", async () => {
  const states = [];
  for (const delivery of sequence("prefix")) {
    await take(worker, [delivery]);
    states.push(await now("prefix"));
  }
  assert.deepEqual(states, [
    "connected A null since 1",
    "connected B null since 2",
    "disconnected B null since 2",
    "connected C null since 4",
  ]);
});

test("the final state is the same in all 24 orders, with repeated deliveries", async () => {
  const orders = permutations([0, 1, 2, 3]);
  assert.equal(orders.length, 24);
  for (const [n, order] of orders.entries()) {
    for (const batched of [false, true]) {
      const contact = `order-${n}-${batched}`;
      const events = order.map((index) => sequence(contact)[index]);
      // Repeats each event at once, and all of them at the end.
      const all = [...events.flatMap((event) => [event, event]), ...events];
      if (batched) await take(worker, all);
      else for (const event of all) await take(worker, [event]);
      assert.equal(await now(contact), "connected C null since 4", `${order}`);
      assert.equal((await contactOf(contact)).last_event_id, `msg_${contact}_4`);
    }
  }
});

test("in all 24 orders without the last event, the contact is disconnected and its history is B", async () => {
  for (const [n, order] of permutations([0, 1, 2]).entries()) {
    const contact = `tombstone-${n}`;
    for (const index of order) await take(worker, [sequence(contact)[index]]);
    assert.equal(await now(contact), "disconnected B null since 2", `${order}`);
    assert.equal((await contactOf(contact)).last_event_at, T + 3);
  }
});

test("a disconnected event alone has no history, and a late connected event only adds the history", async () => {
  await take(worker, [["msg_alone_2", connection("disconnected", "alone", 2)]]);
  const { status, store_id, staff_id, connected_at } = await contactOf("alone");
  assert.deepEqual([status, store_id, staff_id, connected_at], ["disconnected", null, null, null]);
  await take(worker, [["msg_alone_1", connection("connected", "alone", 1, toStaff("X"))]]);
  assert.equal(await now("alone"), "disconnected null X since 1");
});

test("at the same instant, disconnected is newer than changed, and changed is newer than connected", async () => {
  const events = ["connected", "changed", "disconnected"].map((kind) => [
    // The ids are in the opposite order.
    `msg_${{ connected: "c", changed: "b", disconnected: "a" }[kind]}`,
    kind,
  ]);
  for (const [n, order] of permutations(events).entries()) {
    const contact = `rank-${n}`;
    for (const [id, kind] of order)
      await take(worker, [
        [`${id}_${contact}`, connection(kind, contact, 1, kind === "disconnected" ? undefined : to(kind))],
      ]);
    assert.equal(await now(contact), "disconnected changed null since 1");
  }
});

test("of two events with the same instant and type, the same one is the newest in either order", async () => {
  for (const order of ["ab", "ba"]) {
    const contact = `tie-${order}`;
    for (const letter of order)
      await take(worker, [[`msg_tie_${letter}_${order}`, connection("connected", contact, 1, to(letter))]]);
    assert.equal(await now(contact), "connected b null since 1");
  }
});

test("each documented field has its column", async () => {
  const { type, data } = payload({ contact: "fields" });
  await take(worker, [["msg_fields", { type, data }]]);
  const { key, connection_key, ...row } = await contactOf("fields");
  assert.equal(key, connection_key);
  assert.deepEqual(row, {
    id: "fields",
    name: data.contact.name,
    avatar: data.contact.avatar,
    status: "connected",
    first_connected_at: data.timestampsMs.initConnectedAt,
    last_event_id: "msg_fields",
    last_event_at: data.timestampsMs.connectedAt,
    store_id: data.connectedStore.id,
    staff_id: data.connectedStaff.id,
    connected_at: data.timestampsMs.connectedAt,
  });
  const [user] = data.lineUsers;
  assert.deepEqual(await lineUsers("fields"), [
    {
      contact_id: "fields",
      position: 0,
      id: user.id,
      name: user.name,
      line_uid: user.lineUid,
      line_provider_id: user.lineProviderId,
      profile_picture_url: user.profilePictureUrl,
    },
  ]);
  const own = {
    store: payloadOf("store.updated", "fields-store", T),
    account: payloadOf("account.created", "fields-account", T),
  };
  await take(worker, [
    ["msg_fields_store", own.store],
    ["msg_fields_account", own.account],
  ]);
  const { store } = own.store.data;
  const { key: _, ...storeRow } = await one("SELECT * FROM stores WHERE id = 'fields-store'");
  assert.deepEqual(storeRow, {
    id: "fields-store",
    own: 1,
    status: "active",
    name: store.name,
    logo: store.logo,
    external_id: store.externalId,
  });
  const { account } = own.account.data;
  const { key: __, ...accountRow } = await one("SELECT * FROM accounts WHERE id = 'fields-account'");
  assert.deepEqual(accountRow, {
    id: "fields-account",
    own: 1,
    status: "active",
    store_id: account.storeId,
    name: account.name,
    display_name: account.displayName,
    employee_id: account.employeeId,
    avatar: account.avatar,
  });
});

test("every column is that of the newest event, in either order", async () => {
  const own = await instance();
  /** Returns an event in which each value ends with this letter. */
  const lettered = (letter, type, id, at) =>
    payloadOf(type, id, T + at, (data) => {
      const { contact, lineUsers = [], connectedStore, connectedStaff, store, account, timestampsMs } = data;
      for (const object of [contact, ...lineUsers, connectedStore, connectedStaff, store, account])
        for (const key of Object.keys(object ?? {})) if (key !== "id") object[key] += letter;
      for (const object of [...lineUsers, connectedStore, connectedStaff]) if (object) object.id += letter;
      if (contact) timestampsMs.initConnectedAt += at;
    });
  const rows = async () => {
    const found = {};
    for (const [table, id] of Object.entries({
      contacts: "id",
      line_users: "contact_id",
      stores: "id",
      accounts: "id",
    }))
      found[table] = await own.rows(`SELECT * FROM ${table} WHERE ${id} = 'E'`);
    for (const table of [...Object.keys(found), "deliveries"]) await own.rows(`DELETE FROM ${table}`);
    return found;
  };
  for (const type of ["contact.connection.changed", "store.updated", "account.created"]) {
    const old = [`msg_old_${type}`, lettered("a", type, "E", 1)];
    const newest = [`msg_new_${type}`, lettered("b", type, "E", 2)];
    await take(own, [newest]);
    const alone = await rows();
    assert.equal(Object.values(alone).flat().length, type.startsWith("contact") ? 2 : 1);
    for (const order of [
      [old, newest],
      [newest, old],
    ]) {
      for (const delivery of order) await take(own, [delivery]);
      assert.deepEqual(await rows(), alone, type);
    }
  }
});

test("null and absent are stored as NULL, and an empty string as itself", async () => {
  const nothing = (data) => {
    data.connectedStaff = null;
    data.contact.avatar = null;
    data.connectedStore.id = "nulls-store";
    delete data.connectedStore.logo;
    data.connectedStore.externalId = "";
    delete data.lineUsers[0].profilePictureUrl;
  };
  await take(worker, [["msg_nulls", connection("connected", "nulls", 1, nothing)]]);
  const { avatar, staff_id } = await contactOf("nulls");
  assert.deepEqual([avatar, staff_id], [null, null]);
  const store = await one("SELECT logo, external_id FROM stores WHERE id = 'nulls-store'");
  assert.deepEqual(store, { logo: null, external_id: "" });
  assert.equal((await lineUsers("nulls"))[0].profile_picture_url, null);
});

test("the LINE users are those of the newest event; others are removed", async () => {
  const users = (names) => (data) => {
    data.lineUsers = names.map((name) => ({ ...data.lineUsers[0], id: `user-${name}`, name }));
  };
  const names = async () => (await lineUsers("users")).map(({ name }) => name);
  const send = (n, at, list, kind = "connected") =>
    take(worker, [[`msg_users_${n}`, connection(kind, "users", at, users(list))]]);
  await send(1, 2, ["a", "b", "c"]);
  assert.deepEqual(await names(), ["a", "b", "c"]);
  await send(2, 1, ["d"]);
  assert.deepEqual(await names(), ["a", "b", "c"]);
  await send(3, 3, ["e", "b"], "disconnected");
  assert.deepEqual(await names(), ["e", "b"]);
  await send(4, 4, []);
  assert.deepEqual(await names(), []);
});

test("unchanged LINE users are not written again", async () => {
  const own = await instance();
  await take(own, [["msg_same_1", connection("connected", "same", 1)]]);
  for (const what of ["INSERT", "UPDATE", "DELETE"])
    await own.rows(
      `CREATE TRIGGER no_${what} BEFORE ${what} ON line_users BEGIN SELECT RAISE(ABORT, 'written'); END`,
    );
  const rename = (data) => (data.lineUsers[0].name = "new");
  await assert.rejects(take(own, [["msg_same_2", connection("connected", "same", 2, rename)]]));
  await own.rows("DROP TRIGGER no_INSERT");
  await take(own, [["msg_same_3", connection("connected", "same", 3)]]);
  assert.equal((await own.rows("SELECT last_event_at FROM contacts"))[0].last_event_at, T + 3);
});

test("a store's fields come from its newest own event, else from the newest contact event", async () => {
  const carried = (n, at, name) =>
    take(worker, [
      [
        `msg_store_${n}`,
        connection("connected", `store-contact-${n}`, at, (data) =>
          Object.assign(data.connectedStore, { id: "S", name }),
        ),
      ],
    ]);
  const own = (n, type, at, name) =>
    take(worker, [[`msg_store_${n}`, payloadOf(type, "S", T + at, (data) => (data.store.name = name))]]);
  await carried(1, 5, "newest carried");
  await carried(2, 4, "older carried");
  assert.deepEqual(await storeOf("S"), { name: "newest carried", status: "active", own: 0 });
  await own(3, "store.updated", 1, "own");
  assert.deepEqual(await storeOf("S"), { name: "own", status: "active", own: 1 });
  await carried(4, 9, "later carried");
  assert.deepEqual(await storeOf("S"), { name: "own", status: "active", own: 1 });
  await own(5, "store.deactivated", 3, "deactivated");
  await own(6, "store.updated", 2, "late");
  await carried(7, 10, "carried by a contact that still connects to it");
  assert.deepEqual(await storeOf("S"), { name: "deactivated", status: "deactivated", own: 1 });
  await own(8, "store.updated", 4, "back");
  assert.deepEqual(await storeOf("S"), { name: "back", status: "active", own: 1 });
});

test("an account's fields come from its newest own event, else from the newest contact event", async () => {
  const events = [
    ["msg_account_1", connection("changed", "account-contact", 5, toStaff("M"))],
    ["msg_account_2", payloadOf("account.created", "M", T + 1, (data) => (data.account.name = "own"))],
    ["msg_account_3", payloadOf("account.deactivated", "M", T + 1, (data) => (data.account.name = "gone"))],
  ];
  for (const [n, order] of permutations(events).entries()) {
    await worker.rows("DELETE FROM accounts WHERE id = 'M'");
    await take(
      worker,
      order.map(([id, payload]) => [`${id}_${n}`, payload]),
    );
    assert.deepEqual(await accountOf("M"), { name: "gone", status: "deactivated", own: 1 });
  }
  await take(worker, [["msg_account_4", connection("connected", "account-contact-2", 1, toStaff("N"))]]);
  assert.deepEqual(await accountOf("N"), { name: "staff N", status: "active", own: 0 });
});

test("an older event of a contact still sets the fields of a store without a newer event", async () => {
  await take(worker, [
    ["msg_give_2", connection("connected", "give", 2, to("give-2"))],
    ["msg_give_1", connection("connected", "give", 1, to("give-1"))],
  ]);
  assert.equal((await storeOf("give-1")).name, "store give-1");
  assert.equal(await now("give"), "connected give-2 null since 2");
});

test("keys order the whole range of times, also before 1970", async () => {
  const last = 8_640_000_000_000_000;
  const times = [-last, -1, 0, 1, 999_999_999_999, 1_000_000_000_000, last];
  for (const [n, at] of [3, 0, 6, 2, 5, 1, 4].entries())
    await take(worker, [
      [
        `msg_range_${n}`,
        payload({
          contact: "range",
          change: (data) => {
            data.timestampsMs.connectedAt = times[at];
            data.contact.name = `${times[at]}`;
          },
        }),
      ],
    ]);
  const row = await contactOf("range");
  assert.deepEqual([row.name, row.connected_at], [`${last}`, last]);
});

test("an event that is repeated after its id was deleted changes nothing", async () => {
  await take(worker, sequence("forgotten"));
  const all = async () => [
    await contactOf("forgotten"),
    await lineUsers("forgotten"),
    await worker.rows("SELECT * FROM stores WHERE id IN ('A', 'B', 'C') ORDER BY id"),
  ];
  const before = await all();
  await worker.rows("DELETE FROM deliveries");
  for (const delivery of sequence("forgotten").reverse()) await take(worker, [delivery]);
  assert.deepEqual(await all(), before);
});

test("each delivery is logged as kept, older or duplicate", async () => {
  const deliveries = [
    ["kept", connection("connected", "logged", 3, to("logged-store"))],
    ["older", connection("changed", "logged", 2, to("logged-store"))],
    ["kept", connection("disconnected", "logged", 6)],
    // Changes only the history of the contact, and brings another store.
    ["older", connection("changed", "logged", 5, to("logged-store-2"))],
    ["kept", payloadOf("store.created", "logged-store", T)],
    ["older", payloadOf("store.created", "logged-store", T - 1)],
    ["kept", payloadOf("account.deactivated", "logged-account", T)],
    ["older", payloadOf("account.created", "logged-account", T)],
    ["kept", { type: "store.merged", data: {} }],
  ];
  const all = deliveries.map(([outcome, payload], n) => [outcome, [`msg_logged_${n}`, payload]]);
  all.push(...all.map(([, delivery]) => ["duplicate", delivery]));
  for (const [, delivery] of all) await take(worker, [delivery]);
  const logged = () =>
    worker
      .log()
      .filter(
        ({ on, svixId, outcome }) => on === "message" && /^msg_logged_/.test(svixId) && outcome !== "drift",
      );
  await until("a line for each", () => logged().length === all.length);
  assert.deepEqual(
    logged().map(({ outcome }) => outcome),
    all.map(([outcome]) => outcome),
  );
});
