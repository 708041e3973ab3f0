// Examples of events for the tests of a receiver.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EVENT_TYPES, parseEvent } from "chatbrick-events";
import { example, signedRequest } from "chatbrick-events/testing";
import { receive } from "chatbrick-events/webhook";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

for (const type of EVENT_TYPES) {
  test(`the example of ${type} is strictly valid, and has every key`, () => {
    const event = example(type);
    assert.deepEqual(parseEvent(event, { strict: true }), event);
    const sample = new URL(`../samples/${type}.json`, import.meta.url);
    assert.deepEqual(event, JSON.parse(readFileSync(sample, "utf8")));
  });
}

test("an example shares no object with another, nor with its overrides, also without structuredClone", () => {
  const { structuredClone } = globalThis;
  delete globalThis.structuredClone;
  try {
    const overrides = { data: { lineUsers: [{ id: "1", tags: [{}] }], connectedStore: null } };
    const [first, second] = [overrides, overrides].map((given) =>
      example("contact.connection.connected", given),
    );
    assert.deepEqual(first.data.lineUsers, overrides.data.lineUsers);
    for (const other of [second, overrides]) {
      assert.notEqual(first.data.lineUsers[0], other.data.lineUsers[0]);
      assert.notEqual(first.data.lineUsers[0].tags[0], other.data.lineUsers[0].tags[0]);
    }
    const [one, two] = [0, 1].map(() => example("contact.connection.connected").data.lineUsers);
    assert.ok(one !== two && one[0] !== two[0]);
  } finally {
    globalThis.structuredClone = structuredClone;
  }
});

test("overrides are merged: objects deeply, arrays and null replace", () => {
  const event = example("contact.connection.connected", {
    data: { contact: { name: "王小明" }, connectedStaff: null, lineUsers: [] },
  });
  const whole = example("contact.connection.connected");
  assert.deepEqual(event, {
    ...whole,
    data: {
      ...whole.data,
      contact: { ...whole.data.contact, name: "王小明" },
      connectedStaff: null,
      lineUsers: [],
    },
  });
  const { connectedStaff } = example("contact.connection.changed", {
    data: { connectedStaff: { storeId: null } },
  }).data;
  assert.equal(connectedStaff.storeId, null);
  assert.deepEqual(
    example("store.created", { data: { store: { name: undefined } } }),
    example("store.created"),
  );
});

test("a Date in place of a time stays one", () => {
  const at = new Date(1717870698888);
  const times = { timestamps: { createdAt: at }, timestampsMs: { createdAt: at.getTime() } };
  const { timestamps } = parseEvent(example("store.created", { data: times }), { strict: true }).data;
  assert.equal(timestamps.createdAt, at.toISOString());
});

test("an example shares no object with another example or its overrides", () => {
  const lineUsers = [{ ...example("contact.connection.connected").data.lineUsers[0], name: "一" }];
  const event = example("contact.connection.connected", { data: { lineUsers } });
  event.data.contact.name = "changed";
  event.data.lineUsers[0].name = "changed";
  assert.equal(lineUsers[0].name, "一");
  assert.notEqual(example("contact.connection.connected").data.contact.name, "changed");
  const other = example("contact.connection.connected");
  other.data.lineUsers[0].name = "changed";
  assert.notEqual(example("contact.connection.connected").data.lineUsers[0].name, "changed");
});

test("an unknown event type throws a TypeError", () => {
  for (const type of ["store.merged", "toString", undefined])
    assert.throws(() => example(type), { name: "TypeError", message: /see EVENT_TYPES/ });
});

test("overrides that are not an object throw a TypeError", () => {
  for (const overrides of [null, 5, []])
    assert.throws(() => example("store.created", overrides), { name: "TypeError", message: /overrides/ });
});

test("receive accepts a signed request with an event, a text or bytes", async () => {
  const event = example("account.created");
  const text = JSON.stringify(event);
  for (const body of [event, text, new TextEncoder().encode(text), new TextEncoder().encode(text).buffer]) {
    const request = await signedRequest("https://shop.example/webhook", body, SECRET, { id: "msg_1" });
    assert.equal(request.method, "POST");
    assert.equal(request.headers.get("content-type"), "application/json");
    const result = await receive(request, SECRET);
    assert.deepEqual([result.id, result.event], ["msg_1", event]);
  }
  const url = new URL("https://shop.example/webhook");
  assert.equal((await signedRequest(url, event, SECRET)).url, url.href);
  for (const body of [undefined, null, new Blob(["{}"]), new Response("{}"), {}])
    await assert.rejects(signedRequest(url, body, SECRET), { name: "TypeError", message: /must be bytes/ });
});
