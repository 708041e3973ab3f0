// The effects of the options, and the errors for programming mistakes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as events from "chatbrick-events";

const { parseConnectedEvent, safeParseConnectedEvent, validate } = events;
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
    // Would be ignored silently.
    [],
    new Map([["strict", true]]),
    Object.create({ strict: true }),
    new (class {
      get strict() {
        return true;
      }
    })(),
    { [Symbol("strict")]: true },
    Object.defineProperty({}, "stric", { value: true }),
  ];
  for (const call of functions) {
    for (const options of wrong) assert.throws(() => call("{}", options), TypeError);
  }
});

test("options may be omitted, undefined, frozen, or from another realm", () => {
  for (const options of [
    undefined,
    {},
    Object.create(null),
    Object.defineProperty({}, "strict", { value: true }),
    runInNewContext("({ strict: true })"),
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

test("the package exports exactly what it documents", () => {
  assert.deepEqual(Object.keys(events).sort(), [
    "ConnectedEventError",
    "DEFAULT_MAX_BYTES",
    "EVENT_TYPE",
    "EVENT_TYPES",
    "EventError",
    "MAX_ISSUES",
    "chatbrickEvent",
    "connectedEvent",
    "occurredAt",
    "orderOf",
    "parseConnectedEvent",
    "parseEvent",
    "safeParseConnectedEvent",
    "safeParseEvent",
    "validate",
    "validateEvent",
  ]);
  assert.equal(events.DEFAULT_MAX_BYTES, 1024 * 1024);
  assert.equal(events.MAX_ISSUES, 100);
});
