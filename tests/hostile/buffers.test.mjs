// Buffers that change during a call: detached, shrunk, grown, written to by another thread.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { parseConnectedEvent, safeParseConnectedEvent, validate } from "chatbrick-events";
import { BYTES, TEXT } from "./calls.mjs";

const EVENT = JSON.parse(TEXT);
const codes = (input, options) => validate(input, options).issues.map(({ code }) => code);
const right = () => assert.deepEqual(parseConnectedEvent(BYTES), EVENT);

/** Returns a buffer with the payload in its middle, between bytes that are not JSON. */
function embedded(Buffer, options, offset = 24) {
  const buffer = new Buffer(BYTES.length + 2 * offset, options);
  new Uint8Array(buffer).fill(0x7d);
  new Uint8Array(buffer, offset, BYTES.length).set(BYTES);
  return buffer;
}

test("only the viewed part of a buffer is read, for every kind of buffer", () => {
  for (const Buffer of [ArrayBuffer, SharedArrayBuffer]) {
    for (const options of [undefined, { maxByteLength: 1 << 16 }]) {
      const buffer = embedded(Buffer, options);
      assert.deepEqual(parseConnectedEvent(new Uint8Array(buffer, 24, BYTES.length)), EVENT);
      assert.deepEqual(parseConnectedEvent(new DataView(buffer, 24, BYTES.length)), EVENT);
      assert.deepEqual(codes(new Uint8Array(buffer)), ["invalid_json"]);
      assert.deepEqual(codes(new Uint8Array(buffer, 24, BYTES.length - 1)), ["invalid_json"]);
      assert.equal(validate(new Uint8Array(buffer, 24, BYTES.length + 1)).issues[0].offset, BYTES.length);
      assert.deepEqual(codes(new Uint8Array(buffer, 24, 0)), ["invalid_json"]);
    }
  }
});

test("a SharedArrayBuffer is an object without fields, as in JSON.stringify, and a view of it is bytes", () => {
  assert.deepEqual(codes(embedded(SharedArrayBuffer)), codes({}));
});

test("a view of a resized buffer is validated with its current length", () => {
  const views = {
    "a view of fixed length": (buffer) => new Uint8Array(buffer, 24, BYTES.length),
    "a length-tracking view": (buffer) => new Uint8Array(buffer, 24),
    "a length-tracking DataView": (buffer) => new DataView(buffer, 24),
  };
  for (const [name, view] of Object.entries(views)) {
    const buffer = embedded(ArrayBuffer, { maxByteLength: 1 << 16 });
    const input = view(buffer);
    buffer.resize(24 + BYTES.length);
    assert.deepEqual(parseConnectedEvent(input), EVENT, name);
    buffer.resize(24 + 10);
    assert.deepEqual(codes(input), ["invalid_json"], name);
    buffer.resize(8);
    assert.deepEqual(codes(input), ["invalid_json"], name);
    buffer.resize(24 + BYTES.length);
    assert.deepEqual(codes(input), ["invalid_json"], `${name}: added bytes are zero`);
    right();
  }
});

test("a buffer that is detached at any time has no bytes", () => {
  for (const resizable of [undefined, { maxByteLength: 1 << 16 }]) {
    const buffer = embedded(ArrayBuffer, resizable);
    const inputs = [
      buffer,
      new Uint8Array(buffer),
      new Uint8Array(buffer, 24, BYTES.length),
      new DataView(buffer, 24),
    ];
    assert.deepEqual(parseConnectedEvent(inputs[2]), EVENT);
    structuredClone(buffer, { transfer: [buffer] });
    for (const input of inputs) {
      assert.deepEqual(codes(input), ["invalid_json"]);
      assert.equal(validate(input).issues[0].received, "the end of the input");
    }
    right();
  }
});

test("a getter can detach, shrink and validate, and the outer call still returns its own result", () => {
  const buffer = BYTES.slice().buffer;
  const value = JSON.parse(TEXT);
  const seen = [];
  value.data.contact = {
    toJSON() {
      seen.push(parseConnectedEvent(buffer).type);
      structuredClone(buffer, { transfer: [buffer] });
      seen.push(...codes(buffer));
      // Exceeds the kept memory: the instance is replaced during the outer call.
      seen.push(...codes(new Uint8Array(9 << 20).fill(0x20), { maxBytes: 10 << 20 }));
      seen.push(...codes({ toJSON: () => ({ type: validate("[]").issues[0].code, data: {} }) }).slice(0, 1));
      return EVENT.data.contact;
    },
  };
  assert.deepEqual(parseConnectedEvent(value), EVENT);
  assert.deepEqual(seen, [EVENT.type, "invalid_json", "invalid_json", "unexpected_event_type"]);
  right();
});

test("bytes that another thread writes are copied once, and the copy is validated", {
  timeout: 60_000,
}, async () => {
  const other = TEXT.replace("康宜恩", "何沛妮").replace('"connectedStore": {', '"connectedStore" :{');
  assert.equal(Buffer.byteLength(other), BYTES.length);
  const shared = new SharedArrayBuffer(BYTES.length);
  const bytes = new Uint8Array(shared);
  const stop = new Int32Array(new SharedArrayBuffer(8));
  bytes.set(BYTES);
  const writer = new Worker(
    `const { workerData: { shared, stop, texts } } = require("node:worker_threads");
     const bytes = new Uint8Array(shared);
     for (let round = 0; Atomics.load(stop, 0) === 0; round++) {
       // Two payloads, then bytes that are not JSON, then bytes that are not UTF-8.
       if (round % 4 < 2) bytes.set(texts[round % 2]);
       else bytes.fill(round % 4 === 2 ? 0x5b : 0xff, round % 900, (round % 900) + 3);
       Atomics.add(stop, 1, 1);
     }`,
    { eval: true, workerData: { shared, stop, texts: [BYTES, Buffer.from(other)] } },
  );
  const kinds = new Map();
  try {
    // Waits until the other thread has worked for a while with a visible effect.
    const deadline = performance.now() + 30_000;
    const isEnough = (round) => round >= 30_000 && Atomics.load(stop, 1) >= 10_000 && kinds.size > 1;
    for (let round = 0; !isEnough(round) && performance.now() < deadline; round++) {
      const { success, event, issues } = safeParseConnectedEvent(bytes);
      const kind = success ? "valid" : issues[0].code;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      assert.equal(event !== undefined, success);
      if (success) assert.match(event.data.timestamps.connectedAt, /^2024-06-/);
      for (const { offset, length } of issues) assert.ok(offset + length <= BYTES.length);
    }
  } finally {
    Atomics.store(stop, 0, 1);
    await writer.terminate();
  }
  console.log(JSON.stringify(Object.fromEntries(kinds)));
  assert.ok(kinds.size > 1, "the other thread has written");
  right();
});

test("bytes that grow during the copy are validated with their old or new length, within the buffer", () => {
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
  const { set } = typedArray;
  // Grows by a little, and by more than fits, as another thread could do during the copy.
  for (const more of [1, 64, 16 << 20]) {
    const shared = new SharedArrayBuffer(BYTES.length, { maxByteLength: BYTES.length + more });
    // Tracks the length.
    const bytes = new Uint8Array(shared);
    bytes.set(BYTES);
    // If bytes of a previous input were validated, the code would differ.
    validate(new Uint8Array(BYTES.length).fill(0xff));
    let grown = 0;
    typedArray.set = function (source, offset) {
      if (source === bytes && grown++ === 0) shared.grow(BYTES.length + more);
      return set.call(this, source, offset);
    };
    let issues;
    try {
      issues = validate(bytes, { maxBytes: 32 << 20 }).issues;
    } finally {
      typedArray.set = set;
    }
    assert.ok(grown > 0);
    // The added bytes are zeros.
    for (const { code, offset } of issues) assert.deepEqual([code, offset], ["invalid_json", BYTES.length]);
    assert.ok(issues.length === 1 || more < 16 << 20);
    right();
  }
});
