// The instance of the wasm module: its memory, its traps, and how texts are copied into it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseConnectedEvent, safeParseConnectedEvent, validate } from "chatbrick-events";
import { bytes, payload, summary, text } from "./payload.mjs";

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

/** Returns the number of instances of the module that are made. */
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

test("a call that traps throws an internal error, and the next call uses a new instance", () => {
  const trap = new WebAssembly.RuntimeError("unreachable");
  const fail = () => {
    throw trap;
  };
  // After an ASCII string, every runtime copies a string that may exceed the limit with `encodeInto`.
  validate("{}");
  const made = instances(() => {
    replaced(TextEncoder.prototype, "encodeInto", fail, () => {
      for (const call of [validate, safeParseConnectedEvent, parseConnectedEvent]) {
        assert.throws(
          () => call(text, { maxBytes: Buffer.byteLength(text) }),
          (error) => {
            assert.match(error.message, /internal error/);
            assert.equal(error.cause, trap);
            return true;
          },
        );
      }
    });
  });
  assert.equal(made, 2);
  assert.equal(
    instances(() => assert.deepEqual(parseConnectedEvent(text), payload())),
    1,
  );
  assert.equal(
    instances(() => validate(text)),
    0,
  );
});

test("the memory of a large input is released at once, and that of an ordinary input is kept", () => {
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

test("alternating ASCII and non-ASCII strings do not take more memory than others", () => {
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

test("the encoding of a string follows the previous string, valid or not", () => {
  const ascii = payload();
  ascii.data.contact.name = "x".repeat(20_000);
  for (const field of [ascii.data.connectedStore, ascii.data.connectedStaff, ascii.data.lineUsers[0]])
    Object.assign(field, { name: "x" }, "displayName" in field ? { displayName: "x" } : {});
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

test("an input that exceeds the available memory is too large", () => {
  const most = { maxBytes: Number.MAX_SAFE_INTEGER };
  // A view of 4 GiB of memory that is never accessed.
  const huge = new Uint8Array(0xffff_fff0);
  assert.deepEqual(summary(huge, most), ["too_large "]);
  assert.equal(validate(huge, most).issues[0].length, huge.length);
  assert.equal(validate(bytes).valid, true);
});

test("after an input that exceeded the memory, each call validates its own input, not an old one", () => {
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

test("after a stack overflow at any depth, the next call returns the right result", () => {
  for (const input of [bytes, text, "{}", payload()]) {
    const calls = [validate, safeParseConnectedEvent, parseConnectedEvent];
    let thrown;
    const deeper = (index) => {
      try {
        deeper(index + 1);
      } catch (error) {
        thrown = error;
      }
      try {
        calls[index % 3](input);
      } catch (error) {
        thrown = error;
      }
    };
    deeper(0);
    assert.ok(thrown !== undefined);
    assert.deepEqual(parseConnectedEvent(bytes), payload());
    assert.deepEqual(parseConnectedEvent(text), payload());
  }
});

test("bytes that another thread grows during the copy are a consistent snapshot within the buffer", () => {
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
