// `chatbrick-events/format`: the vectors of tests/rendering, which also test the Rust rendering, and properties of random
// lines.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { formatIssues } from "../../pkg/dist/format.js";

const folder = new URL("../rendering/", import.meta.url);
const encoder = new TextEncoder();
const SEED = 20_240_608;

const ERRORS = new Set(
  "null_not_allowed missing_field no_connection wrong_type invalid_json too_large".split(" "),
);
for (const code of ["unexpected_event_type", "invalid_utf8", "duplicate_key"]) ERRORS.add(code);

/** Returns the issues of a vector in the package's form. `unit` is "bytes", "utf16", or undefined for a parsed value. */
function issuesOf(vector, unit) {
  return vector.issues.flatMap(({ repeat = 1, bytes, utf16, line, column, ...rest }) => {
    const pointer = rest.path
      .map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`)
      .join("");
    const issue = { ...rest, severity: ERRORS.has(rest.code) ? "error" : "warning", pointer };
    if (unit !== undefined) {
      const [offset, length] = { bytes, utf16 }[unit];
      Object.assign(issue, { offset, length, line, column });
    }
    return Array(repeat).fill(issue);
  });
}

function check(vector, input, unit) {
  const lines = formatIssues(input, issuesOf(vector, unit)).split("\n");
  const end = vector.rendered_end;
  assert.deepEqual(end === undefined ? lines : lines.slice(-end.length), end ?? vector.rendered);
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  for (const vector of JSON.parse(readFileSync(new URL(file, folder), "utf8"))) {
    test(`${file}, ${vector.id}: ${vector.comment}`, () => {
      const bytes =
        vector.text === undefined
          ? new Uint8Array(Buffer.from(vector.base64, "base64"))
          : encoder.encode(vector.text);
      check(vector, bytes, "bytes");
      check(vector, Buffer.from(bytes), "bytes");
      check(vector, bytes.buffer.slice(0, bytes.length), "bytes");
      const padded = new Uint8Array(bytes.length + 7);
      padded.set(bytes, 3);
      check(vector, new DataView(padded.buffer, 3, bytes.length), "bytes");
      if (vector.text !== undefined) {
        check(vector, vector.text, "utf16");
      }
    });
  }
}

test("the issues of a parsed value have no positions", () => {
  const issues = [
    { code: "wrong_type", severity: "error", path: [], pointer: "", message: "No.", expected: "object" },
    { code: "unknown_field", severity: "warning", path: ["a\u2028"], pointer: "/a\u2028", message: "Hm." },
  ];
  const expected = [
    "error[wrong_type]: No.",
    "  --> (root)",
    "   = expected object",
    "",
    "warning[unknown_field]: Hm.",
    "  --> /a\\u{2028}",
    "",
    "invalid: 1 error, 1 warning",
  ].join("\n");
  const hostile = new Proxy({}, { get: () => assert.fail(), getPrototypeOf: () => assert.fail() });
  for (const input of [
    {},
    [],
    null,
    undefined,
    1,
    Symbol("s"),
    () => {},
    hostile,
    "text",
    new Uint8Array(3),
  ]) {
    assert.equal(formatIssues(input, issues), expected);
  }
});

test("without an input, issues with positions have no quoted line", () => {
  const issue = { ...at(0, 1), line: 1, column: 1 };
  for (const input of [{}, undefined, null, 1]) {
    assert.equal(formatIssues(input, [issue]).split("\n")[2], "", typeof input);
  }
  for (const offset of [Number.NaN, -1, 0.5, 3, Infinity]) {
    assert.equal(formatIssues("{}", [{ ...issue, offset }]).split("\n")[2], "", String(offset));
  }
});

test("a lone surrogate is printed as U+FFFD, and escaped in a pointer", () => {
  const text = '{"\ud83d": "\ude00x"}';
  const issue = { ...at(1, 3), pointer: "/\ud83d" };
  assert.deepEqual(formatIssues(text, [issue]).split("\n").slice(1, 5), [
    "  --> /\\u{d83d} (line 1, column 1)",
    "   |",
    ' 1 | {"\ufffd": "\ufffdx"}',
    "   |  ^^^",
  ]);
});

test("the cost of a long line depends only on its printed part", () => {
  const text = `{"a":"${"東".repeat(350_000)}","b":null}`;
  const bytes = encoder.encode(text);
  const start = performance.now();
  for (const [input, step] of [
    [text, 3_000],
    [bytes, 9_000],
  ]) {
    const issues = Array.from({ length: 100 }, (_, index) => at(6 + index * step, 1_000_000));
    assert.ok(formatIssues(input, issues).length < 100 * 400);
  }
  assert.ok(performance.now() - start < 5_000);
});

/** Pieces of a line, each with its printed form and its columns, determined by hand. */
const PIECES = [
  ["a", "a", 1],
  ['"', '"', 1],
  ["{", "{", 1],
  [" ", " ", 1],
  ["\t", "    ", 4],
  ["\r", "␍", 1],
  ["\0", "␀", 1],
  ["\x1b", "␛", 1],
  ["\x7f", "␡", 1],
  ["é", "é", 1],
  ["e\u0301", "e\u0301", 1],
  ["ที่", "ที่", 1],
  ["東", "東", 2],
  ["ｱ", "ｱ", 1],
  ["한", "한", 2],
  ["😀", "😀", 2],
  ["👍🏽", "👍", 2],
  ["👨\u200d👩", "👨👩", 4],
  ["❤\ufe0f", "❤", 1],
  ["a\u200d", "a\ufffd", 2],
  ["\ufeff", "\ufffd", 1],
  ["\u202e", "\ufffd", 1],
  ["\u009b", "\ufffd", 1],
];
const [source, shown] = [0, 1].map((part) => (pieces) => pieces.map((piece) => piece[part]).join(""));
const columns = (pieces) => pieces.reduce((sum, piece) => sum + piece[2], 0);

test(`in random lines, the carets are under the span (seed ${SEED})`, () => {
  const random = seeded(SEED);
  let cut = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const longest = [10, 60, 400][random(3)];
    // The last piece must not end the line with CR.
    const line = [
      ...Array.from({ length: 1 + random(longest) }, () => PIECES[random(PIECES.length)]),
      PIECES[0],
    ];
    const from = random(line.length);
    const to = from + random(line.length - from + 1);
    const lead = ["", "{\n", "東\r\n\n"][random(3)];
    const text = lead + source(line) + ["", "\n", "\r\n}"][random(3)];

    const head = lead + source(line.slice(0, from));
    const span = source(line.slice(from, to));
    const rendered = formatIssues(text, [at(head.length, span.length, 7)]);
    const inBytes = at(encoder.encode(head).length, encoder.encode(span).length, 7);
    assert.equal(formatIssues(encoder.encode(text), [inBytes]), rendered);

    const [quoted, carets] = rendered.split("\n").slice(3, 5);
    assert.ok(quoted.startsWith(" 7 | ") && carets.startsWith("   | "), rendered);
    const under = carets.slice(5);
    const indent = under.indexOf("^");
    const count = under.split("^").length - 1;
    const context = `${rendered}\n${JSON.stringify(text)}`;
    if (columns(line) <= 100) {
      assert.equal(quoted.slice(5), shown(line), context);
      assert.equal(
        under,
        " ".repeat(columns(line.slice(0, from))) + "^".repeat(columns(line.slice(from, to)) || 1),
      );
      continue;
    }
    // In a cut line, the carets are still under the printed span.
    cut += 1;
    const visible = shown(line.slice(from, to));
    const before = shown(line.slice(0, from));
    const window = quoted.slice(5);
    const splits = [...window].map((_, index, all) => [
      all.slice(0, index).join(""),
      all.slice(index).join(""),
    ]);
    const fits = ([left, right]) =>
      (left.startsWith("…") ? before.endsWith(left.slice(1)) : left === before) &&
      widthOf(left) === indent &&
      (under.endsWith("…")
        ? right.endsWith("…") && visible.startsWith(right.slice(0, -1)) && widthOf(right) === count + 1
        : right.startsWith(visible) && (columns(line.slice(from, to)) || 1) === count);
    assert.ok([...splits, [window, ""]].some(fits), context);
    assert.ok(widthOf(window) <= 102, context);
  }
  assert.ok(cut > 1_000, `${cut} lines were cut`);
});

test(`any span in any input is rendered without an exception and without control characters (seed ${SEED})`, () => {
  const random = seeded(SEED);
  for (let round = 0; round < 5_000; round += 1) {
    const units = Array.from({ length: random([4, 40, 4_000][random(3)]) }, () =>
      random(3) === 0 ? random(0x10000) : random(0x100),
    );
    const text = String.fromCharCode(...units);
    const bytes = Uint8Array.from(units);
    const near = random(units.length + 3);
    const issue = {
      ...at(
        [near, 2 ** 53, near][random(3)],
        [0, 1, random(units.length + 1), 2 ** 53][random(4)],
        random(2 ** 31),
      ),
      pointer: `/${text}`,
      received: text,
    };
    for (const input of [text, bytes]) {
      const rendered = formatIssues(input, [issue]);
      const flat = rendered.replaceAll("\n", "");
      assert.doesNotMatch(flat, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_C}\u200b-\u200d\u2060-\u206f\ufeff]/u);
    }
  }
});

/** Returns the columns of a text of printed pieces. */
function widthOf(text) {
  let width = 0;
  for (const c of text) {
    width += /\p{M}/u.test(c) ? 0 : /[東한😀👍👨👩]/u.test(c) ? 2 : 1;
  }
  return width;
}

function at(offset, length, line = 1) {
  const issue = {
    code: "null_not_allowed",
    severity: "error",
    path: ["id"],
    pointer: "/id",
    message: "Fill it.",
  };
  return { ...issue, offset, length, line, column: 1 };
}

/** Returns a mulberry32 generator of numbers from 0 to below the bound. */
function seeded(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}
