// Inputs at each limit, one below and one above it; and views that claim more memory than exists.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DEFAULT_MAX_BYTES,
  MAX_ISSUES,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} from "chatbrick-events";
import { BYTES, TEXT } from "./calls.mjs";

const EVENT = JSON.parse(TEXT);
const encoder = new TextEncoder();
const codes = (input, options) => validate(input, options).issues.map(({ code }) => code);
const right = () => assert.deepEqual(parseConnectedEvent(BYTES), EVENT);

/** Returns a valid payload of exactly this many bytes, with a name padded with a character. */
function sized(bytes, character = "x") {
  const written = (name) =>
    JSON.stringify({ ...EVENT, data: { ...EVENT.data, contact: { ...EVENT.data.contact, name } } });
  const room = bytes - encoder.encode(written("")).length;
  const width = encoder.encode(character).length;
  const text = written(character.repeat(Math.floor(room / width)) + "y".repeat(room % width));
  assert.equal(encoder.encode(text).length, bytes);
  return text;
}

/** The forms of an input. */
const forms = (text) => ({ bytes: encoder.encode(text), text, value: JSON.parse(text) });

test("inputs at, one byte below and one byte above the default limit, with characters of every width", () => {
  for (const character of ["x", "é", "康", "😀"]) {
    for (const [difference, expected] of [
      [-1, []],
      [0, []],
      [1, ["too_large"]],
    ]) {
      for (const [form, input] of Object.entries(forms(sized(DEFAULT_MAX_BYTES + difference, character)))) {
        assert.deepEqual(codes(input), expected, `${form} of ${character}, ${difference}`);
      }
    }
  }
  right();
});

test("maxBytes is respected, down to 0", () => {
  for (const size of [1200, 8191, 8192, 8193, 70_000]) {
    for (const [form, input] of Object.entries(forms(sized(size, "康")))) {
      for (const [maxBytes, valid] of [
        [size - 1, false],
        [size, true],
        [size + 1, true],
      ]) {
        const result = safeParseConnectedEvent(input, { maxBytes });
        assert.equal(result.success, valid, `${form}, ${size}, ${maxBytes}`);
        if (valid) assert.deepEqual(result.event, JSON.parse(sized(size, "康")));
      }
    }
  }
  assert.deepEqual(codes("", { maxBytes: 0 }), ["invalid_json"]);
  assert.deepEqual(codes(new Uint8Array(0), { maxBytes: 0 }), ["invalid_json"]);
  assert.deepEqual(codes(" ", { maxBytes: 0 }), ["too_large"]);
  assert.deepEqual(codes(null, { maxBytes: 3 }), ["too_large"]);
});

test("inputs around the sizes that separate fast and slow paths are validated correctly", () => {
  for (const size of [8191, 8192, 8193, (8 << 20) - 1, 8 << 20, (8 << 20) + 1]) {
    for (const character of ["x", "康"]) {
      const text = sized(size, character);
      for (const input of [encoder.encode(text), text]) {
        assert.equal(parseConnectedEvent(input, { maxBytes: 9 << 20 }).data.contact.name.at(0), character);
      }
      right();
    }
  }
});

test("reports with one issue less than the maximum, the maximum, and one more are right", () => {
  for (const count of [MAX_ISSUES - 1, MAX_ISSUES, MAX_ISSUES + 1]) {
    const extra = Array.from({ length: count }, (_, index) => [`x${index}`, 0]);
    const text = JSON.stringify({ ...EVENT, ...Object.fromEntries(extra) });
    for (const [form, input] of Object.entries(forms(text))) {
      const { valid, issues, truncated } = validate(input);
      assert.deepEqual(
        [valid, issues.length, truncated],
        [true, Math.min(count, MAX_ISSUES), count > MAX_ISSUES],
        form,
      );
      assert.equal(validate(input, { strict: true }).valid, false);
    }
  }
});

test("the received event type is cut after 64 characters", () => {
  for (const length of [63, 64, 65]) {
    for (const character of ["x", "康", "😀"]) {
      const [issue] = validate({ type: character.repeat(length), data: {} }).issues;
      assert.equal(issue.received, character.repeat(Math.min(length, 64)));
    }
  }
});

test("nesting at each word boundary of the scanner's bracket stack, and far beyond, is validated", () => {
  for (const depth of [1, 63, 64, 65, 127, 128, 129, 4095, 4096, 4097, 500_000]) {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ]) {
      const deep = `${open.repeat(depth)}0${close.repeat(depth)}`;
      if (deep.length > DEFAULT_MAX_BYTES) continue;
      const text = TEXT.replace('"id"', `"x":${deep},"id"`);
      if (text.length <= DEFAULT_MAX_BYTES)
        assert.deepEqual(codes(text), ["unknown_field"], `${depth} ${open}`);
      const wrong = `${open.repeat(depth)}0${close.repeat(depth - 1)}${close === "]" ? "}" : "]"}`;
      const [issue] = validate(wrong).issues;
      assert.deepEqual([issue.code, issue.offset], ["invalid_json", wrong.length - 1], `${depth} ${open}`);
    }
  }
  right();
});

test("numbers with the most digits that fit, and with one more, are validated", () => {
  const epoch = "1970-01-01T00:00:00Z";
  const timestamps = { connectedAt: epoch, initConnectedAt: epoch };
  const times = JSON.stringify({ ...EVENT, data: { ...EVENT.data, timestamps, timestampsMs: "HERE" } });
  const at = (number) =>
    codes(times.replace('"HERE"', `{"connectedAt":${number},"initConnectedAt":${number}}`));
  const mismatch = ["timestamp_mismatch", "timestamp_mismatch"];
  for (const number of [
    "999999999999999",
    "1000000000000000",
    "8640000000000000",
    "-8640000000000000",
    "8.64e15",
  ]) {
    assert.deepEqual(at(number), mismatch, number);
  }
  for (const number of [
    "8640000000000001",
    "-8640000000000001",
    "18446744073709551615",
    "18446744073709551616",
    "1e400",
  ]) {
    assert.deepEqual(at(number), ["out_of_range", "out_of_range"], number);
  }
});

test("views that claim 4 GiB or more are too large at no cost", () => {
  const most = { maxBytes: Number.MAX_SAFE_INTEGER };
  const before = process.memoryUsage().rss;
  for (const length of [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1]) {
    // Memory that is never accessed. Older Nodes do not support arrays of this length.
    const buffer = new ArrayBuffer(length);
    const newer = Number(process.versions.node.split(".")[0]) >= 22;
    const array = newer || length < 2 ** 32 ? new Uint8Array(buffer) : buffer;
    for (const input of [buffer, array, new DataView(buffer)]) {
      assert.deepEqual(codes(input), ["too_large"]);
      assert.equal(validate(input).issues[0].length, Math.min(length, 2 ** 32 - 1));
      if (length >= 2 ** 32 - 1) assert.deepEqual(codes(input, most), ["too_large"]);
    }
    right();
  }
  assert.ok(process.memoryUsage().rss - before < 64 << 20, "the memory is not accessed");
});

test("a string of half a gigabyte is too large before it is read", () => {
  const long = "x".repeat(2 ** 29 - 24);
  const before = process.memoryUsage().rss;
  assert.deepEqual(codes(long), ["too_large"]);
  assert.equal(validate(long).issues[0].length, long.length);
  assert.ok(process.memoryUsage().rss - before < 64 << 20, "the string is not read");
  right();
});
