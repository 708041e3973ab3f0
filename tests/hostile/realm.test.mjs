// Realms with changed built-in objects: by mistake, by prototype pollution in another library, or on purpose like SES.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validate } from "chatbrick-events";
import { formatIssues } from "chatbrick-events/format";
import { ANSWERS, answer, CALLS, TEXT } from "./calls.mjs";
import { copied, realm } from "./realm.mjs";

/** All names that the package reads from objects, and some more. */
const NAMES = [
  // Indexes, for Array.prototype.
  ...["0", "1", "2"],
  ...["code", "severity", "path", "pointer", "message", "expected", "received", "offset", "length", "line"],
  ...[
    "column",
    "valid",
    "issues",
    "truncated",
    "success",
    "event",
    "type",
    "data",
    "contact",
    "lineUsers",
    "id",
  ],
  ...["name", "avatar", "strict", "maxBytes", "libraryOptions", "target", "memory", "buffer", "byteLength"],
  ...["then", "done", "next", "read", "written", "cause", "headers", "arrayBuffer", "exports", "unpack"],
  ...[
    "fatal",
    "ignoreBOM",
    "stream",
    "build",
    "warnings",
    "accept",
    "items",
    "properties",
    "anyOf",
    "required",
    "title",
    "description",
  ],
];

/** Changes to a realm, as functions that run inside it. A changed method that throws shows that the package calls it. */
const POLLUTIONS = {
  "properties of Object.prototype": (names) => {
    for (const name of names) Object.prototype[name] = "theirs";
  },
  "accessors of Object.prototype": (names) => {
    for (const name of names) {
      const taken = () => {
        throw new Error(`the accessor of ${name} ran`);
      };
      // Reads as undefined, like a missing property; assignments are lost.
      Object.defineProperty(Object.prototype, name, { get() {}, set: taken, configurable: true });
    }
  },
  "properties of Array.prototype": () => {
    for (const index of [0, 1, 2, 15]) Array.prototype[index] = "theirs";
    Array.prototype.theirs = () => {};
  },
  "properties of the other prototypes": () => {
    for (const { prototype } of [String, Number, Boolean, Function, Uint8Array, Map, RegExp]) {
      prototype.theirs = "theirs";
      prototype[0] = "theirs";
    }
  },
};

/** Applied after loading: bundles for `require` define their exports with descriptors, and could not be loaded. */
const ATTRIBUTES = () => {
  for (const name of ["value", "writable", "enumerable", "configurable"]) Object.prototype[name] = true;
};

/** Freezes everything that can be reached from the globals, like SES. */
const FREEZE = () => {
  const seen = new Set();
  const freeze = (value) => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value))
      return;
    seen.add(value);
    // Objects of the host belong to the outer realm.
    if (value === globalThis.Buffer || value === globalThis.TextDecoder || value === globalThis.TextEncoder)
      return;
    if (!ArrayBuffer.isView(value) && value !== globalThis) Object.freeze(value);
    freeze(Object.getPrototypeOf(value));
    for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) {
      freeze(property.value);
      freeze(property.get);
      freeze(property.set);
    }
  };
  freeze(globalThis);
  for (const made of [
    [][Symbol.iterator](),
    new Map().entries(),
    ""[Symbol.iterator](),
    /x/g[Symbol.matchAll](""),
  ]) {
    freeze(made);
  }
  freeze((async () => {}).constructor);
  freeze(function* () {}.constructor);
};

/** Runs all calls, and compares their results with those of an unmodified realm. */
function sameAnswers(api) {
  for (const [name, call] of Object.entries(CALLS)) assert.deepEqual(answer(call, api), ANSWERS[name], name);
}

for (const buffer of [true, false]) {
  const paths = buffer ? "with the code paths of Node" : "with the code paths of browsers";
  test(`an unmodified realm returns the expected results, ${paths}`, () => {
    sameAnswers(realm({ buffer }).load("index.cjs"));
  });
  for (const [name, pollute] of Object.entries(POLLUTIONS)) {
    test(`${name} have no effect before or after the import, ${paths}`, () => {
      for (const early of [true, false]) {
        const { load, run } = realm({ buffer });
        if (early) run(pollute, NAMES);
        const api = load("index.cjs");
        if (!early) run(pollute, NAMES);
        sameAnswers(api);
      }
    });
  }
  test(`property attributes in Object.prototype have no effect, ${paths}`, () => {
    const { load, run } = realm({ buffer });
    const api = load("index.cjs");
    run(ATTRIBUTES);
    sameAnswers(api);
  });
  test(`frozen objects have no effect before or after the import, ${paths}`, () => {
    for (const early of [true, false]) {
      const { load, run } = realm({ buffer });
      if (early) run(FREEZE);
      const api = load("index.cjs");
      if (!early) run(FREEZE);
      assert.throws(() => run("() => { 'use strict'; Array.prototype.push = 1; }"), { name: "TypeError" });
      sameAnswers(api);
    }
  });
}

test("properties of Object.prototype do not change the rendering", () => {
  // Different issues, some without `expected`, in a line that is cut inside a character.
  const long = new TextEncoder().encode(`{"x":"${"康".repeat(3000)}","type":1}`);
  const { issues } = validate(long);
  const { load, run } = realm();
  const there = run("(text) => JSON.parse(text)", JSON.stringify(issues));
  run(POLLUTIONS["properties of Object.prototype"], NAMES);
  assert.equal(load("format.cjs").formatIssues(long, there), formatIssues(long, issues));
});

test("an inherited toJSON is called, as in JSON.stringify", () => {
  const { load, run } = realm();
  const api = load("index.cjs");
  const value = run("(text) => JSON.parse(text)", TEXT);
  run("() => { Object.prototype.toJSON = () => 1; }");
  assert.equal(api.validate(value).issues[0].code, "wrong_type");
  assert.deepEqual(copied(api.parseConnectedEvent(TEXT)), JSON.parse(TEXT));
});

test("a replaced JSON.stringify affects only parsed values", () => {
  const { load, run } = realm();
  const api = load("index.cjs");
  const value = run("() => ({ type: 1 })");
  run("() => { JSON.stringify = () => '[]'; JSON.parse = () => ({}); }");
  assert.deepEqual(api.validate(value).issues[0].received, "array");
  for (const name of [
    "an event from bytes",
    "an event from CJK text",
    "issues from text",
    "a thrown error",
  ]) {
    assert.deepEqual(answer(CALLS[name], api), ANSWERS[name], name);
  }
});

test("Buffer methods that behave differently under the same names are not used", () => {
  const { slice } = Uint8Array.prototype;
  // In old runtimes, these methods have a length instead of an end.
  const old = {
    utf8Slice(offset, length) {
      return new TextDecoder().decode(slice.call(this, offset, offset + length));
    },
    latin1Slice(offset, length) {
      return String.fromCharCode(...slice.call(this, offset, offset + length));
    },
    ucs2Write: () => 0,
  };
  const broken = { utf8Slice: fail, latin1Slice: fail, ucs2Write: fail };
  function fail() {
    throw new Error("not implemented");
  }
  for (const prototype of [old, broken, { ...old, utf8Slice: undefined }, {}, undefined]) {
    const { globals, load } = realm();
    globals.Buffer = { prototype };
    sameAnswers(load("index.cjs"));
  }
});

test("without Buffer, a long text is decoded in chunks, even if a chunk ends within a surrogate pair", () => {
  const { globals, load } = realm();
  globals.Buffer = undefined;
  const { parseConnectedEvent } = load("index.cjs");
  for (const name of ["康", `康${"😀".repeat(10_000)}`, `${"é".repeat(4096)}😀`, "é".repeat(4097)]) {
    const payload = JSON.parse(TEXT);
    payload.data.contact.name = name;
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    assert.equal(parseConnectedEvent(bytes).data.contact.name, name);
  }
});
