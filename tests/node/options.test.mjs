// Options: what they change, and that mistakes of the programmer are thrown.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as events from "chatbrick-events";

const { ConnectedEventError, parseConnectedEvent, safeParseConnectedEvent, validate } = events;
const functions = [parseConnectedEvent, safeParseConnectedEvent, validate];

test("an unknown option or a value of the wrong type is a TypeError", () => {
  const wrong = [
    { stric: true },
    { strict: 1 },
    { strict: null },
    { strict: "true" },
    { maxBytes: "1" },
    { maxBytes: -1 },
    { maxBytes: 1.5 },
    { maxBytes: Number.NaN },
    { maxBytes: Number.POSITIVE_INFINITY },
    { maxBytes: null },
    { maxBytes: 1n },
    null,
    true,
    "strict",
    1,
  ];
  for (const call of functions) {
    for (const options of wrong) assert.throws(() => call("{}", options), TypeError);
  }
});

test("options may be left out, be undefined, or be frozen", () => {
  for (const options of [
    undefined,
    {},
    { strict: undefined, maxBytes: undefined },
    Object.freeze({ strict: true }),
  ]) {
    assert.equal(validate("{}", options).valid, false);
    assert.equal(safeParseConnectedEvent("{}", options).success, false);
  }
  assert.equal(validate("{}", { maxBytes: Number.MAX_SAFE_INTEGER }).issues[0].code, "missing_field");
  assert.equal(validate("", { maxBytes: 0 }).issues[0].code, "invalid_json");
  assert.equal(validate(" ", { maxBytes: 0 }).issues[0].code, "too_large");
});

test("the error says in one line what is wrong, and nothing of what stood in the payload", () => {
  const secret = "Mr. Kang";
  const body = JSON.stringify({
    type: "contact.connection.connected",
    data: { contact: { id: 5, name: secret } },
  });
  assert.throws(
    () => parseConnectedEvent(body),
    (error) => {
      assert.ok(error instanceof ConnectedEventError);
      assert.equal(error.name, "ConnectedEventError");
      assert.ok(!Object.hasOwn(error, "name"));
      assert.match(
        error.message,
        /^invalid contact\.connection\.connected payload: no_connection at \/data: /,
      );
      assert.match(error.message, / \(and \d+ more\)$/);
      assert.ok(!error.message.includes("\n"));
      assert.ok(!JSON.stringify(error).includes(secret) && !error.message.includes(secret));
      return true;
    },
  );
});

test("the message names the first error, not the first issue, and steers no terminal", () => {
  const messageOf = (body) => {
    try {
      parseConnectedEvent(body);
    } catch (error) {
      return error.message;
    }
    return assert.fail("it is not valid");
  };
  const event = '"type":"contact.connection.connected","data":null';
  assert.match(messageOf(`{"new":1,${event}}`), /: null_not_allowed at \/data: .* \(and 1 more\)$/);
  const hostile = '"a\\nb\\u202e"';
  const twice = messageOf(`{${hostile}:1,${hostile}:1,${event}}`);
  assert.match(twice, /: duplicate_key at \/a\\u\{a\}b\\u\{202e\}: /);
  const long = `"${"k".repeat(1000)}"`;
  assert.ok(messageOf(`{${long}:1,${long}:1,${event}}`).length < 500);
  assert.match(
    messageOf('{"type":"store.created","data":{}}'),
    /route it by its type .*\(type: store\.created\)$/,
  );
});

test("the package exports what it documents, and no more", () => {
  assert.deepEqual(Object.keys(events).sort(), [
    "ConnectedEventError",
    "DEFAULT_MAX_BYTES",
    "EVENT_TYPE",
    "MAX_ISSUES",
    "connectedEvent",
    "parseConnectedEvent",
    "safeParseConnectedEvent",
    "validate",
  ]);
  assert.equal(events.DEFAULT_MAX_BYTES, 1024 * 1024);
  assert.equal(events.MAX_ISSUES, 100);
});
