// Inputs that must be read first throw an error that says what to pass.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  chatbrickEvent,
  connectedEvent,
  parseConnectedEvent,
  parseEvent,
  safeParseConnectedEvent,
  safeParseEvent,
  validate,
  validateEvent,
} from "chatbrick-events";
import { sample } from "./samples.mjs";

const FUNCTIONS = [
  parseConnectedEvent,
  parseEvent,
  safeParseConnectedEvent,
  safeParseEvent,
  validate,
  validateEvent,
];

const valid = () => sample("contact.connection.connected");
const request = () => new Request("https://worker.example", { method: "POST", body: "{}" });
/** A constant, because biome reports a literal `then`, which is nearly always a mistake. */
const THEN = "then";

const UNREAD = {
  promise: [Promise.resolve("{}"), /this is a promise; await it/],
  thenable: [{ [THEN]() {} }, /this is a promise/],
  "function with a then": [Object.assign(() => {}, { [THEN]() {} }), /this is a promise/],
  "payload with an inherited then": [
    Object.assign(Object.create({ [THEN]() {} }), valid()),
    /this is a promise/,
  ],
  request: [request(), /await request\.arrayBuffer\(\)/],
  response: [new Response("{}"), /await request\.arrayBuffer\(\)/],
  blob: [new Blob(["{}"]), /await request\.arrayBuffer\(\)/],
  stream: [request().body, /this is a stream/],
  "JSON of a Buffer": [JSON.parse(JSON.stringify(Buffer.from("{}"))), /Buffer\.from\(input\.data\)/],
  "JSON of a Buffer with sorted keys": [{ data: [123, 125], type: "Buffer" }, /Buffer\.from\(input\.data\)/],
  "JSON of an empty Buffer": [{ type: "Buffer", data: [] }, /Buffer\.from\(input\.data\)/],
};

for (const [name, [input, message]] of Object.entries(UNREAD)) {
  test(`a ${name} throws a TypeError that says what to pass`, () => {
    for (const action of FUNCTIONS) assert.throws(() => action(input), { name: "TypeError", message });
  });

  test(`a ${name} is an invalid value for Standard Schema, which never throws`, () => {
    for (const schema of [connectedEvent, chatbrickEvent]) {
      const { issues, value } = schema["~standard"].validate(input);
      // An inherited `then` is not a field.
      if (name.startsWith("payload")) assert.deepEqual(value, valid());
      else assert.ok(issues.length > 0);
    }
  });
}

test("a payload with such a key, or with numbers as its data, is still a payload", () => {
  for (const key of ["then", "arrayBuffer", "getReader"]) {
    const { issues } = validate({ ...valid(), [key]: "text" });
    assert.deepEqual(
      issues.map(({ code, pointer }) => `${code} ${pointer}`),
      [`unknown_field /${key}`],
    );
  }
  for (const value of [
    { type: "Buffer", data: {} },
    { type: "Buffer", data: ["x"] },
    { type: "Buffer", data: [1], more: 1 },
    { data: [1] },
    { type: "Buffer" },
    { type: "Buffer", data: [1], more: [1], types: "Buffer" },
    { type: "buffer", data: [1] },
    '{"type":"Buffer","data":[1]}',
  ])
    assert.equal(validate(value).valid, false);
});

test("a value whose code throws is unreadable, and not a programming mistake", () => {
  const fail = () => {
    throw new Error("mine");
  };
  for (const input of [
    new Proxy({}, { get: fail }),
    Object.defineProperty({}, THEN, { enumerable: true, get: fail }),
  ])
    for (const action of [validate, validateEvent])
      assert.deepEqual(
        action(input).issues.map(({ code }) => code),
        ["unreadable_input"],
      );
});
