// The functions for every event type: the option `types`, outcomes, errors, and the order of events.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ConnectedEventError,
  EVENT_TYPE,
  EVENT_TYPES,
  EventError,
  occurredAt,
  orderOf,
  parseConnectedEvent,
  parseEvent,
  safeParseConnectedEvent,
  safeParseEvent,
  validate,
  validateEvent,
} from "chatbrick-events";
import { changed, forms, paths, sample } from "./samples.mjs";

const codes = ({ issues }) => issues.map(({ code, pointer }) => `${code} ${pointer}`);

function thrownBy(action) {
  try {
    action();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("EVENT_TYPES are the documented types in the order of the documentation", () => {
  assert.deepEqual(EVENT_TYPES, [
    "contact.connection.connected",
    "contact.connection.changed",
    "contact.connection.disconnected",
    "store.created",
    "store.updated",
    "store.deactivated",
    "account.created",
    "account.deactivated",
  ]);
});

for (const type of EVENT_TYPES) {
  test(`${type}: every form of the sample returns the event without issues`, () => {
    for (const [form, input] of Object.entries(forms(sample(type)))) {
      assert.deepEqual(parseEvent(input, { strict: true }), sample(type), form);
      assert.deepEqual(parseEvent(input, { types: type }), sample(type), form);
      assert.deepEqual(validateEvent(input), { valid: true, issues: [], truncated: false }, form);
      assert.deepEqual(
        safeParseEvent(input),
        { success: true, outcome: "event", event: sample(type), issues: [], truncated: false },
        form,
      );
    }
  });

  test(`${type}: the functions for one type report any other type as another event`, () => {
    for (const [form, input] of Object.entries(forms(sample(type)))) {
      const result = safeParseConnectedEvent(input);
      if (type === EVENT_TYPE) {
        assert.equal(result.outcome, "event", form);
        continue;
      }
      const { issues } = validate(input);
      assert.deepEqual(codes({ issues }), ["unexpected_event_type /type"], form);
      assert.deepEqual(result, { success: false, outcome: "other_event", type, issues, truncated: false });
      const error = thrownBy(() => parseConnectedEvent(input));
      assert.ok(error instanceof ConnectedEventError && error instanceof EventError);
      assert.deepEqual([error.name, error.type, error.issues], ["ConnectedEventError", type, issues]);
    }
  });

  test(`${type}: all forms agree on every absent and every null field`, () => {
    let count = 0;
    for (const at of paths(sample(type))) {
      for (const change of [
        (parent, key) => delete parent[key],
        (parent, key) => {
          parent[key] = null;
        },
        (parent) => Object.assign(parent, { unknownKey: 1 }),
      ]) {
        const input = changed(type, at, change);
        const { text, bytes, value } = forms(input);
        const expected = safeParseEvent(text, { types: type });
        for (const form of [bytes, value]) {
          const result = safeParseEvent(form, { types: type });
          assert.deepEqual(result.event, expected.event, at.join("."));
          assert.deepEqual(codes(result).sort(), codes(expected).sort(), at.join("."));
          assert.equal(validateEvent(form, { types: type }).valid, expected.success, at.join("."));
        }
        count += 1;
      }
    }
    assert.ok(count > 20, `${count} changes`);
  });
}

test("an event whose type is not accepted is another event", () => {
  const input = forms(sample("account.created")).text;
  const types = ["store.created", "store.updated"];
  const { outcome, type } = safeParseEvent(input, { types });
  assert.deepEqual([outcome, type], ["other_event", "account.created"]);
  const error = thrownBy(() => parseEvent(input, { types: "store.created" }));
  assert.deepEqual([error.name, error.type], ["EventError", "account.created"]);
  assert.match(
    error.message,
    /^invalid store\.created payload: error\[unexpected_event_type\] \/type at 1:9: /,
  );
});

test("an event with a second error besides its type is invalid", () => {
  const result = safeParseEvent('{"type":"store.merged","data":5}');
  assert.deepEqual(
    [result.outcome, result.type, codes(result)],
    ["invalid", undefined, ["unexpected_event_type /type", "wrong_type /data"]],
  );
});

test("another event is recognised after the first hundred issues, and its type is cut", () => {
  const keys = Array.from({ length: 150 }, (_, index) => `"key${index}":0`);
  const type = "x".repeat(100);
  const result = safeParseEvent(`{${keys},"data":{},"type":"${type}"}`);
  assert.deepEqual([result.outcome, result.truncated, result.issues.length], ["other_event", true, 100]);
  assert.equal(result.type, "x".repeat(64));
});

test("a payload without a type is validated as the only accepted type", () => {
  assert.deepEqual(codes(validateEvent('{"data":{}}', { types: "store.created" })), [
    "missing_field /type",
    "missing_field /data/store",
    "missing_field /data/timestamps",
    "missing_field /data/timestampsMs",
  ]);
  assert.deepEqual(codes(validateEvent('{"data":{}}')), ["missing_field /type"]);
});

test("`expected` names the only accepted type", () => {
  const [issue] = validateEvent('{"type":"x","data":{}}', { types: "store.updated" }).issues;
  assert.deepEqual([issue.expected, issue.received], ["store.updated", "x"]);
  const [other] = validateEvent('{"type":"x","data":{}}').issues;
  assert.equal(other.expected, "an accepted event type");
});

test("`types` is one type or a list of types", () => {
  for (const types of [[], "x", ["x"], [undefined], new Array(1), 5, null, {}, new Set(EVENT_TYPES)])
    for (const action of [parseEvent, safeParseEvent, validateEvent])
      assert.throws(() => action("{}", { types }), { name: "TypeError", message: /"types" must/ });
  const input = forms(sample("store.created")).text;
  for (const types of ["store.created", ["store.created", "store.created"], EVENT_TYPES, undefined])
    assert.equal(validateEvent(input, { types }).valid, true);
  for (const action of [parseConnectedEvent, safeParseConnectedEvent, validate])
    assert.throws(() => action("{}", { types: EVENT_TYPE }), {
      name: "TypeError",
      message: 'chatbrick-events: unknown option "types"; the options are "strict", "maxBytes"',
    });
});

test("the error of an event is one line, with the issues but not the name as properties", () => {
  const error = thrownBy(() => parseEvent("{}"));
  assert.ok(error instanceof EventError && !(error instanceof ConnectedEventError));
  assert.deepEqual(Object.keys(error).sort(), ["issues", "truncated", "type"]);
  assert.deepEqual([error.name, error.type, error.truncated], ["EventError", undefined, false]);
  assert.match(
    error.message,
    /^invalid event payload: error\[missing_field\] \/type at 1:1: .* \(and 1 more\)$/,
  );
  assert.equal(new EventError([]).message, "invalid event payload");
});

test("an event's own time is the time named after its type", () => {
  const keys = ["connectedAt", "changedAt", "disconnectedAt", "createdAt", "updatedAt", "deactivatedAt"];
  for (const type of EVENT_TYPES) {
    const event = sample(type);
    const key = keys.find((key) => key in event.data.timestampsMs);
    event.data.timestampsMs[key] = 42;
    assert.equal(occurredAt(event), 42, type);
  }
  assert.throws(() => occurredAt({ type: "x", data: {} }), TypeError);
});

test("order keys sort by time, then by rank, then by delivery id", () => {
  const at = (type, time) => {
    const event = sample(type);
    for (const key of Object.keys(event.data.timestampsMs)) event.data.timestampsMs[key] = time;
    return event;
  };
  const times = [-8.64e15, -8.64e15 + 1, -1, 0, 1, 1717870698888, 8.64e15 - 1, 8.64e15];
  const ranked = [
    "store.created",
    "store.updated",
    "contact.connection.connected",
    "contact.connection.changed",
    "contact.connection.disconnected",
  ];
  const keys = times.flatMap((time) =>
    ranked.flatMap((type) => ["msg_1", "msg_2"].map((id) => orderOf(at(type, time), id).key)),
  );
  assert.deepEqual([...keys].sort(), keys);
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(keys.every((key) => /^[ -~]+$/.test(key)));
});

test("the entity of an event is its contact, store or account", () => {
  const entities = EVENT_TYPES.map((type) => orderOf(sample(type), "").entity);
  const [contact, store, account] = [
    `contact:${sample(EVENT_TYPE).data.contact.id}`,
    `store:${sample("store.created").data.store.id}`,
    `account:${sample("account.created").data.account.id}`,
  ];
  assert.deepEqual(entities, [contact, contact, contact, store, store, store, account, account]);
  assert.deepEqual(orderOf(sample(EVENT_TYPE), "msg_1").key, "08641717870698888-2-msg_1");
});
