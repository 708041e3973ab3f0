// Inputs that exist only in JavaScript: parsed values, buffers of all kinds, and values that run code while they are read.

import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { parseConnectedEvent, safeParseConnectedEvent, validate } from "chatbrick-events";
import { bytes, payload, summary, text } from "./payload.mjs";

const UNREADABLE = ["unreadable_input "];

test("a value that cannot be serialised is one error at the root and does not throw", () => {
  const cycle = payload();
  cycle.data.contact.self = cycle;
  const throws = () => {
    throw new Error("mine");
  };
  const proxy = new Proxy({}, { ownKeys: throws, get: throws });
  const deep = () => {
    let value = {};
    for (let level = 0; level < 200_000; level++) value = { value };
    return value;
  };
  const inputs = {
    cycle,
    bigint: 1n,
    "a bigint inside": { ...payload(), extra: 1n },
    "a getter that throws": Object.defineProperty(payload(), "extra", { enumerable: true, get: throws }),
    "a toJSON that throws": { toJSON: throws },
    "a proxy that throws": proxy,
    "a revoked proxy": (() => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    })(),
    "too deep for JSON.stringify": deep(),
  };
  for (const [name, input] of Object.entries(inputs)) {
    assert.deepEqual(summary(input), UNREADABLE, name);
    assert.equal(safeParseConnectedEvent(input).success, false, name);
    assert.throws(() => parseConnectedEvent(input), { name: "ConnectedEventError" }, name);
    const [issue] = validate(input).issues;
    assert.deepEqual([issue.path, issue.pointer, "offset" in issue], [[], "", false], name);
  }
  assert.equal(validate(payload()).valid, true, "the next call returns the right result");
});

test("a value without JSON text has the wrong type", () => {
  for (const input of [undefined, () => {}, Symbol("s"), { toJSON: () => undefined }]) {
    assert.deepEqual(summary(input), ["wrong_type "]);
    assert.equal(validate(input).issues[0].received, "undefined");
  }
});

test("primitives and wrapper objects are validated as JSON.stringify writes them", () => {
  for (const [input, received] of [
    [null, "null"],
    [true, "boolean"],
    [1, "number"],
    [Number.NaN, "null"],
    [Object("text"), "string"],
    [new Date(0), "string"],
    [[], "array"],
  ]) {
    assert.deepEqual(summary(input), ["wrong_type "]);
    assert.equal(validate(input).issues[0].received, received);
  }
  assert.deepEqual(summary(new Map([["type", "x"]])), summary({}));
});

test("nested values are validated as JSON.stringify writes them", () => {
  const at = (set) => {
    const value = payload();
    set(value.data);
    return value;
  };
  const instant = "2024-06-08T18:18:18.888Z";
  assert.deepEqual(summary(at((data) => (data.timestamps.connectedAt = new Date(instant)))), []);
  assert.deepEqual(summary(at((data) => (data.timestampsMs.connectedAt = Number.NaN))), [
    "null_not_allowed /data/timestampsMs/connectedAt",
  ]);
  assert.deepEqual(summary(at((data) => (data.connectedStaff = undefined))), [
    "absent_field /data/connectedStaff",
  ]);
  assert.deepEqual(summary(at((data) => (data.contact.id = undefined))), ["missing_field /data/contact/id"]);
  assert.deepEqual(summary(at((data) => (data.contact.name = "\ud83d"))), [
    "lone_surrogate /data/contact/name",
  ]);
  assert.deepEqual(summary(at((data) => (data.contact["\ud83d"] = 1))), ["lone_surrogate /data/contact"]);
  assert.equal(
    parseConnectedEvent(at((data) => (data.timestampsMs.connectedAt = -0))).data.timestampsMs.connectedAt,
    0,
  );
  assert.ok(
    Object.is(
      parseConnectedEvent(at((data) => (data.timestampsMs.connectedAt = -0))).data.timestampsMs.connectedAt,
      0,
    ),
  );
  const hidden = at((data) => Object.defineProperty(data, "hidden", { value: 1, enumerable: false }));
  assert.deepEqual(summary(hidden), []);
  assert.deepEqual(summary(at((data) => (data[Symbol("s")] = 1))), []);
});

test("inherited properties are not read", () => {
  const value = payload();
  const { contact } = value.data;
  value.data.contact = Object.create(contact);
  assert.ok(summary(value).includes("missing_field /data/contact/id"));
  Object.prototype.avatar = "https://polluted.example";
  Object.prototype.strict = true;
  try {
    const absent = payload();
    delete absent.data.contact.avatar;
    const { event, issues } = safeParseConnectedEvent(absent, {});
    assert.deepEqual(
      issues.map(({ code }) => code),
      ["absent_field"],
    );
    assert.equal(event.data.contact.avatar, null);
    assert.ok(Object.hasOwn(event.data.contact, "avatar"));
  } finally {
    delete Object.prototype.avatar;
    delete Object.prototype.strict;
  }
});

test("setters of a polluted prototype do not run", () => {
  const names = [
    "code",
    "severity",
    "path",
    "pointer",
    "message",
    "offset",
    "length",
    "line",
    "type",
    "data",
    "id",
  ];
  const expected = validate("{}");
  const run = () => assert.fail("a setter ran");
  for (const name of names) Object.defineProperty(Object.prototype, name, { set: run, configurable: true });
  let seen;
  try {
    seen = [validate("{}"), parseConnectedEvent(text)];
  } finally {
    for (const name of names) delete Object.prototype[name];
  }
  assert.deepEqual(seen, [expected, payload()]);
});

test("issues have the order of the documentation, with any order of the keys", () => {
  const value = payload();
  const reversed = (object) =>
    object !== null && typeof object === "object" && !Array.isArray(object)
      ? Object.fromEntries(
          Object.entries(object)
            .reverse()
            .map(([key, child]) => [key, reversed(child)]),
        )
      : object;
  value.data.contact = { first: 1, avatar: null, id: "", second: 2 };
  value.data.timestampsMs.connectedAt = "5";
  delete value.type;
  const expected = [
    "missing_field /type",
    "empty_id /data/contact/id",
    "missing_field /data/contact/name",
    "undocumented_null /data/contact/avatar",
  ];
  assert.deepEqual(summary(value).slice(0, 4), expected);
  assert.deepEqual(summary(reversed(value)).slice(0, 4), expected);
  assert.deepEqual(summary(value).slice(4), [
    "unknown_field /data/contact/first",
    "unknown_field /data/contact/second",
    "numeric_string /data/timestampsMs/connectedAt",
    "timestamp_mismatch /data/timestampsMs/connectedAt",
    "timestamps_out_of_order /data/timestampsMs/connectedAt",
  ]);
});

test("the event is a new object, and the input stays unchanged", () => {
  const value = payload();
  const before = JSON.stringify(value);
  const event = parseConnectedEvent(value);
  assert.deepEqual(event, value);
  const objects = (object, found = []) => {
    if (object === null || typeof object !== "object") return found;
    found.push(object);
    for (const child of Object.values(object)) objects(child, found);
    return found;
  };
  const theirs = new Set(objects(value));
  assert.ok(objects(event).every((object) => !theirs.has(object)));
  event.data.contact.name = "changed";
  assert.equal(JSON.stringify(value), before);
  assert.notEqual(parseConnectedEvent(value).data.contact.name, "changed");
  const kept = bytes.slice();
  validate(kept);
  assert.deepEqual(kept, bytes);
});

test("buffers and views of every kind and realm are read as bytes", () => {
  const buffer = bytes.slice().buffer;
  const padded = new Uint8Array([...bytes, ...new Array((8 - (bytes.length % 8)) % 8).fill(0x20)]).buffer;
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  const inputs = [
    buffer,
    Buffer.from(bytes),
    new DataView(buffer),
    new Uint8ClampedArray(buffer),
    new Int8Array(buffer),
    new Uint16Array(padded),
    new Float64Array(padded),
    new Uint8Array(shared),
    vm.runInNewContext("Uint8Array.from(bytes)", { bytes: [...bytes] }),
    vm.runInNewContext("Uint8Array.from(bytes).buffer", { bytes: [...bytes] }),
    vm.runInNewContext("new DataView(Uint8Array.from(bytes).buffer)", { bytes: [...bytes] }),
  ];
  for (const input of inputs) assert.deepEqual(parseConnectedEvent(input), payload());
});

test("an object that claims to be a buffer is not read as bytes", () => {
  const liar = { ...payload(), [Symbol.toStringTag]: "ArrayBuffer", byteLength: 3 };
  assert.deepEqual(summary(liar), ["unknown_field /byteLength"]);
});

test("a detached buffer has no bytes", () => {
  for (const wrap of [
    (buffer) => buffer,
    (buffer) => new Uint8Array(buffer),
    (buffer) => new DataView(buffer),
  ]) {
    const buffer = bytes.slice().buffer;
    const input = wrap(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    assert.deepEqual(summary(input), ["invalid_json "]);
    assert.equal(validate(bytes).valid, true);
  }
});

test("code that runs while the input is read can validate another payload", () => {
  const value = payload();
  const inner = [];
  Object.defineProperty(value.data.contact, "name", {
    enumerable: true,
    get() {
      inner.push(validate("{").issues[0].code, parseConnectedEvent(bytes).type);
      return "康宜恩";
    },
  });
  assert.deepEqual(parseConnectedEvent(value), payload());
  assert.deepEqual(inner, ["invalid_json", "contact.connection.connected"]);
});

test("a view of memory that has grown is not used", () => {
  const big = `{"x":"${"é".repeat(400_000)}"}`;
  for (let round = 0; round < 20; round++) {
    assert.ok(summary(big, { maxBytes: 1 << 24 }).includes("missing_field /type"));
    assert.deepEqual(parseConnectedEvent(text), payload());
    assert.ok(summary(big.repeat(5), { maxBytes: 1 << 24 }).includes("invalid_json "));
    assert.deepEqual(parseConnectedEvent(bytes), payload());
  }
});

test("maxBytes counts UTF-8 for every kind of input", () => {
  const value = JSON.stringify(payload());
  const size = Buffer.byteLength(value);
  assert.ok(size > value.length, "the example has characters that take more than one byte");
  for (const input of [value, Buffer.from(value), payload()]) {
    assert.equal(validate(input, { maxBytes: size }).valid, true);
    assert.deepEqual(summary(input, { maxBytes: size - 1 }), ["too_large "]);
  }
  assert.equal(validate(value, { maxBytes: size - 1 }).issues[0].length, value.length);
  assert.equal(validate(Buffer.from(value), { maxBytes: size - 1 }).issues[0].length, size);
});

test("a view with overridden properties is read with its actual state", () => {
  class Short extends Uint8Array {
    get length() {
      return 1;
    }
    get byteLength() {
      throw new Error("mine");
    }
  }
  class View extends DataView {
    get byteLength() {
      return 2;
    }
  }
  const negative = Object.defineProperty(Uint8Array.from(bytes), "length", { value: -5 });
  for (const input of [Short.from(bytes), new View(bytes.slice().buffer), negative]) {
    assert.deepEqual(parseConnectedEvent(input), payload());
  }
  assert.deepEqual(summary(new Short(2 << 20)), ["too_large "]);
});

test("a read-only index of Array.prototype has no effect", () => {
  // A list of more than 100 elements is made in another way.
  const many = [3, 100, 101].map((length) => {
    const event = payload();
    event.data.lineUsers = Array.from({ length }, () => ({ ...event.data.lineUsers[0] }));
    return event;
  });
  for (const descriptor of [
    { get: () => "theirs", set() {}, configurable: true },
    { value: "theirs", writable: false, configurable: true },
  ]) {
    let events;
    Object.defineProperty(Array.prototype, 0, descriptor);
    try {
      events = [bytes, text, payload(), ...many].map((input) => safeParseConnectedEvent(input).event);
    } finally {
      delete Array.prototype[0];
    }
    assert.deepEqual(events, [payload(), payload(), payload(), ...many]);
  }
});
