// Inputs that only JavaScript has: live values, buffers of all kinds, and code that runs while it is read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";
import { parseConnectedEvent, safeParseConnectedEvent, validate } from "chatbrick-events";

const text = readFileSync(new URL("../../examples/payloads/store-and-staff.json", import.meta.url), "utf8");
const bytes = new TextEncoder().encode(text);
const payload = () => JSON.parse(text);
const summary = (input, options) =>
  validate(input, options).issues.map(({ code, pointer }) => `${code} ${pointer}`);

/** The one error of a value that cannot be serialised. */
const UNREADABLE = ["unreadable_input "];

test("what cannot be serialised is one error at the root, and no exception", () => {
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
    "a bigint within": { ...payload(), extra: 1n },
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
  assert.equal(validate(payload()).valid, true, "the next call is right");
});

test("what JSON.stringify writes nothing for is of the wrong type", () => {
  for (const input of [undefined, () => {}, Symbol("s"), { toJSON: () => undefined }]) {
    assert.deepEqual(summary(input), ["wrong_type "]);
    assert.equal(validate(input).issues[0].received, "undefined");
  }
});

test("primitives and wrappers are judged as JSON.stringify writes them", () => {
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

test("values within are judged as JSON.stringify writes them", () => {
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

test("setters of a polluted prototype are not run", () => {
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
  const run = () => assert.fail("a setter was run");
  for (const name of names) Object.defineProperty(Object.prototype, name, { set: run, configurable: true });
  let seen;
  try {
    seen = [validate("{}"), parseConnectedEvent(text)];
  } finally {
    for (const name of names) delete Object.prototype[name];
  }
  assert.deepEqual(seen, [expected, payload()]);
});

test("issues come in the order of the documentation, whatever the order of the keys", () => {
  const value = payload();
  const reversed = (object) =>
    object !== null && typeof object === "object" && !Array.isArray(object)
      ? Object.fromEntries(
          Object.entries(object)
            .reverse()
            .map(([key, member]) => [key, reversed(member)]),
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

test("the event is fresh, and no input is changed", () => {
  const value = payload();
  const before = JSON.stringify(value);
  const event = parseConnectedEvent(value);
  assert.deepEqual(event, value);
  const objects = (object, found = []) => {
    if (object === null || typeof object !== "object") return found;
    found.push(object);
    for (const member of Object.values(object)) objects(member, found);
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

test("buffers and views of every kind, from any realm", () => {
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

test("an object that says it is a buffer is none", () => {
  const liar = { ...payload(), [Symbol.toStringTag]: "ArrayBuffer", byteLength: 3 };
  assert.deepEqual(summary(liar), ["unknown_field /byteLength"]);
});

test("a detached buffer holds no bytes", () => {
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

test("code that runs while the input is read may call in", () => {
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

test("maxBytes counts UTF-8, whatever the input is", () => {
  const value = JSON.stringify(payload());
  const size = Buffer.byteLength(value);
  assert.ok(size > value.length, "the example has characters of more than one byte");
  for (const input of [value, Buffer.from(value), payload()]) {
    assert.equal(validate(input, { maxBytes: size }).valid, true);
    assert.deepEqual(summary(input, { maxBytes: size - 1 }), ["too_large "]);
  }
  assert.equal(validate(value, { maxBytes: size - 1 }).issues[0].length, value.length);
  assert.equal(validate(Buffer.from(value), { maxBytes: size - 1 }).issues[0].length, size);
});

test("a view that has properties of its own is read by what it is", () => {
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

/** Runs `during` with a property of a global object replaced. */
function replaced(object, name, value, during) {
  const original = object[name];
  object[name] = value;
  try {
    return during();
  } finally {
    object[name] = original;
  }
}

/** How many instances of the module are made. */
function instances(during) {
  let count = 0;
  const Counted = new Proxy(WebAssembly.Instance, {
    construct(target, parameters) {
      count += 1;
      return new target(...parameters);
    },
  });
  replaced(WebAssembly, "Instance", Counted, during);
  return count;
}

test("after a fault inside, the call says so and the next has a new instance", () => {
  const fault = new WebAssembly.RuntimeError("unreachable");
  const fail = () => {
    throw fault;
  };
  // After one of ASCII alone, the next string is handed over by `encodeInto` in every runtime.
  validate("{}");
  const made = instances(() => {
    replaced(TextEncoder.prototype, "encodeInto", fail, () => {
      for (const call of [validate, safeParseConnectedEvent, parseConnectedEvent]) {
        assert.throws(
          () => call(text),
          (error) => {
            assert.match(error.message, /internal error/);
            assert.equal(error.cause, fault);
            return true;
          },
        );
      }
    });
  });
  assert.equal(made, 3);
  assert.deepEqual(parseConnectedEvent(text), payload());
  assert.equal(
    instances(() => validate(text)),
    0,
  );
});

test("the memory of a large input is let go at once, and that of an ordinary one is kept", () => {
  const large = new Uint8Array(32 << 20).fill(0x20);
  assert.equal(
    instances(() => assert.deepEqual(summary(large, { maxBytes: 64 << 20 }), ["invalid_json "])),
    1,
  );
  assert.equal(
    instances(() => validate(bytes)),
    0,
  );
  assert.deepEqual(parseConnectedEvent(bytes), payload());
});

test("a string that changes its script at every character costs no more memory than another", () => {
  const long = payload();
  long.data.contact.name = "éa".repeat(300_000);
  const string = JSON.stringify(long);
  assert.equal(
    instances(() => {
      assert.equal(validate(string).valid, true);
      assert.deepEqual(parseConnectedEvent(string), long);
    }),
    0,
  );
});

test("how a string is copied follows the last one, whatever became of it", () => {
  const ascii = payload();
  ascii.data.contact.name = "x".repeat(20_000);
  for (const member of [ascii.data.connectedStore, ascii.data.connectedStaff, ascii.data.lineUsers[0]])
    Object.assign(member, { name: "x" }, "displayName" in member ? { displayName: "x" } : {});
  const valid = JSON.stringify(ascii);
  const invalid = valid.replace('"contact"', '"kontakt"');
  const inUtf16 = (call) => {
    let count = 0;
    const { ucs2Write } = Buffer.prototype;
    const counted = function (...parameters) {
      count += 1;
      return ucs2Write.apply(this, parameters);
    };
    replaced(Buffer.prototype, "ucs2Write", counted, call);
    return count;
  };
  for (const string of [valid, invalid]) {
    for (const call of [validate, safeParseConnectedEvent]) {
      validate(text);
      assert.deepEqual([inUtf16(() => call(string)), inUtf16(() => call(string))], [1, 0]);
      assert.equal(
        inUtf16(() => validate(text)),
        0,
      );
      assert.equal(
        inUtf16(() => validate(text)),
        1,
      );
    }
  }
});

test("what the module has no memory for is too large", () => {
  const most = { maxBytes: Number.MAX_SAFE_INTEGER };
  // A view of 4 GiB on memory that is never touched.
  const huge = new Uint8Array(0xffff_fff0);
  assert.deepEqual(summary(huge, most), ["too_large "]);
  assert.equal(validate(huge, most).issues[0].length, huge.length);
  assert.equal(validate(bytes).valid, true);
});

test("after an input for which there was no room, each call answers for its own input", () => {
  const other = new TextEncoder().encode(
    text.replace("clrq5ca80000lb9c9dnxxfyid", "another0000000000000000id"),
  );
  const most = { maxBytes: 2 ** 32 };
  parseConnectedEvent(bytes);
  assert.deepEqual(summary(new Uint8Array(2 ** 31), most), ["too_large "]);
  assert.equal(parseConnectedEvent(other).data.contact.id, "another0000000000000000id");
  const [issue] = validate(new TextEncoder().encode("x".repeat(200))).issues;
  assert.deepEqual([issue.code, issue.offset], ["invalid_json", 0]);
  assert.equal(parseConnectedEvent(text).data.contact.id, payload().data.contact.id);
});

test("after a stack that overflowed at any place, the next call is right", () => {
  for (const input of [bytes, text, "{}", payload()]) {
    const calls = [validate, safeParseConnectedEvent, parseConnectedEvent];
    let fault;
    const deeper = (index) => {
      try {
        deeper(index + 1);
      } catch (error) {
        fault = error;
      }
      try {
        calls[index % 3](input);
      } catch (error) {
        fault = error;
      }
    };
    deeper(0);
    assert.ok(fault !== undefined);
    assert.deepEqual(parseConnectedEvent(bytes), payload());
    assert.deepEqual(parseConnectedEvent(text), payload());
  }
});

test("bytes to which another thread adds while they are copied are those of a moment, and nothing else is touched", () => {
  const shared = new SharedArrayBuffer(bytes.length, { maxByteLength: bytes.length + 4096 });
  const tracking = new Uint8Array(shared);
  tracking.set(bytes);
  const { set } = Uint8Array.prototype;
  const grows = function (...parameters) {
    if (parameters[0] === tracking && shared.byteLength === bytes.length) shared.grow(bytes.length + 4096);
    return set.apply(this, parameters);
  };
  replaced(Uint8Array.prototype, "set", grows, () => {
    assert.deepEqual(summary(tracking), ["invalid_json "]);
  });
  assert.deepEqual(parseConnectedEvent(bytes), payload());
});

test("an index of Array.prototype that cannot be set is in nobody's way", () => {
  const many = payload();
  many.data.lineUsers = Array.from({ length: 3 }, () => ({ ...many.data.lineUsers[0] }));
  for (const descriptor of [
    { get: () => "theirs", set() {}, configurable: true },
    { value: "theirs", writable: false, configurable: true },
  ]) {
    let events;
    Object.defineProperty(Array.prototype, 0, descriptor);
    try {
      events = [bytes, text, payload(), many].map((input) => safeParseConnectedEvent(input).event);
    } finally {
      delete Array.prototype[0];
    }
    assert.deepEqual(events, [payload(), payload(), payload(), many]);
  }
});
