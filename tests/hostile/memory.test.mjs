// The memory that an input can use. An input within the default limit must not make the instance so large that it is replaced,
// because that takes more time than any such input.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
/** Returns the bytes of the heap in use. */
const inUse = () => {
  gc();
  return process.memoryUsage().heapUsed;
};

const MIB = 1 << 20;
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...parameters) {
    super(...parameters);
    memories.push(this.exports.memory);
  }
};
const { parseConnectedEvent, validate } = await import("chatbrick-events");

const PAYLOAD = readFileSync(
  new URL("../../examples/payloads/store-and-staff.json", import.meta.url),
  "utf8",
);

const CHARACTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).filter(
  (character) => !'"\\'.includes(character),
);

/** Returns as many fields with different keys as fit. */
function fields(room) {
  const names = [""];
  for (const name of names) {
    for (const character of CHARACTERS) names.push(name + character);
    if (names.length > room / 8) break;
  }
  const text = [];
  for (let length = 2, index = 0; ; index++) {
    const field = `"${names[index]}":0`;
    length += field.length + 1;
    if (length > room) return `{${text.join(",")}}`;
    text.push(field);
  }
}

const INPUTS = {
  "unknown keys": fields(MIB),
  brackets: "[".repeat(MIB),
  "an escape next to an escape": `{"${"\\n".repeat(MIB / 2 - 3)}":0}`,
  "characters of three bytes": JSON.stringify("\u5eb7".repeat((MIB - 2) / 3)),
};

test("an input within the default limit does not replace the instance", () => {
  const encoder = new TextEncoder();
  for (const [name, text] of Object.entries(INPUTS)) {
    for (const input of [encoder.encode(text), text]) {
      assert.notEqual(validate(input).issues.at(-1)?.code, "too_large", name);
      validate("{}");
      // One for the unpacking module, and one for the package's module.
      assert.equal(memories.length, 2, name);
    }
  }
  assert.ok(memories[1].buffer.byteLength > 5 * MIB, "the memory was used");
});

test("unescaped text is released after each call", () => {
  const key = "\\u006b".repeat(40_000);
  for (let index = 0; index < 500; index += 1) validate(`{"${key}":0}`);
  assert.equal(memories.length, 2);
});

test("an id does not keep a long payload alive", () => {
  const encoder = new TextEncoder();
  const kept = [];
  const before = inUse();
  for (let index = 0; index < 50; index += 1) {
    const text = PAYLOAD.replace("{", `{"${"k".repeat(900_000)}":${index},`);
    for (const input of [encoder.encode(text), text]) kept.push(parseConnectedEvent(input).data.contact.id);
  }
  assert.ok(kept.every((id) => id.length > 20));
  const each = (inUse() - before) / kept.length;
  assert.ok(each < 20_000, `${each} bytes for each`);
});

test("the key of an issue does not keep the payload alive", () => {
  const encoder = new TextEncoder();
  const kept = [];
  const before = inUse();
  for (let index = 0; index < 50; index += 1) {
    const text = `{"a-key-that-nobody-knows-${index}":0,"${"k".repeat(900_000)}":0}`;
    for (const input of [encoder.encode(text), text])
      kept.push(validate(input).issues.find(({ code }) => code === "unknown_field").path[0]);
  }
  assert.ok(kept.every((key) => key.startsWith("a-key")));
  const each = (inUse() - before) / kept.length;
  assert.ok(each < 20_000, `${each} bytes for each`);
});

test("an input beyond the default limit replaces the instance", () => {
  validate("[".repeat(16 * MIB), { maxBytes: 16 * MIB });
  assert.equal(memories.length, 3);
  assert.ok(memories[2].buffer.byteLength < 2 * MIB);
});
