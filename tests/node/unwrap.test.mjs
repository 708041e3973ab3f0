// The vectors of tests/vectors/unwrap, and properties of `unwrap` for any input.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { unwrap } from "chatbrick-events/unwrap";
import fc from "fast-check";

const FOLDER = new URL("../vectors/unwrap/", import.meta.url);
const vectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).vectors);

const bytesOf = ({ text, base64 }) =>
  text === undefined ? Buffer.from(base64, "base64") : Buffer.from(text);
/** Converts a result to a form with readable differences. */
const shown = ({ body, layers, headers }) => ({
  body: Buffer.from(body).toString("latin1"),
  layers,
  ...(headers && { headers }),
});

test("there are at least 40 vectors with unique ids", () => {
  assert.ok(vectors.length >= 40);
  assert.equal(new Set(vectors.map(({ id }) => id)).size, vectors.length);
});

for (const { id, input, payloads, truncated = false } of vectors) {
  test(`vector ${id}`, () => {
    const expected = payloads.map(({ layers, headers, ...body }) =>
      shown({ body: bytesOf(body), layers, headers }),
    );
    for (const form of input.text === undefined ? [bytesOf(input)] : [bytesOf(input), input.text]) {
      const result = unwrap(form);
      assert.deepEqual(result.payloads.map(shown), expected);
      assert.equal(result.truncated, truncated);
    }
  });
}

test("unwrapping a payload again returns it unchanged", () => {
  for (const { id, payloads } of vectors) {
    for (const payload of payloads) {
      const body = new Uint8Array(bytesOf(payload));
      assert.deepEqual(unwrap(body), { payloads: [{ body, layers: [] }], truncated: false }, id);
    }
  }
});

test("the result shares no memory with the input", () => {
  const input = Buffer.from('{"type":"a","data":{}}');
  const [{ body }] = unwrap(input).payloads;
  input.fill(0);
  assert.equal(Buffer.from(body).toString(), '{"type":"a","data":{}}');
});

test("accepts every form of bytes, and throws a TypeError for anything else", () => {
  const bytes = new TextEncoder().encode('{"type":"a","data":{}}');
  for (const form of [bytes, bytes.buffer, new DataView(bytes.buffer), Buffer.from(bytes)])
    assert.equal(unwrap(form).payloads.length, 1);
  for (const wrong of [undefined, null, 1, {}, [], Promise.resolve("")])
    assert.throws(() => unwrap(wrong), { name: "TypeError", message: /pass text or bytes/ });
});

test("does not throw for a type of any length", () => {
  const type = "a.".repeat(5_000_000);
  for (const end of ["a", "!"])
    assert.deepEqual(unwrap(`{"type":"${type}${end}"}`), { payloads: [], truncated: false });
});

// Parts of the forms, so that random inputs reach the code after the first bytes of a form.
const PIECES = [
  '{"type":"a","data":{}}',
  '{"body":',
  '"{\\"type\\":\\"a\\"',
  "eyJ0eXBlIjoiYSJ9",
  "%7B%22type%22:1%7D",
  "curl -d ",
  "POST / HTTP/1.1\n",
  "svix-id: m\n",
  "\n```\n",
  `b'{"type":"a","data":{"\\x41":1}}'`,
  '"{""type"":""a"",""data"":{}}"',
  ..."{}[]\",:\\%$'= \n1u".split(""),
].map((piece) => Buffer.from(piece));
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ maxLength: 3 })), { maxLength: 60 })
    .map((parts) => Buffer.concat(parts)),
);

/** Layers that only cut out a part. Members and lists can contain a string, whose escapes are decoded. */
const CUTTING = ["NDJSON", "text", "Markdown fence", "HTTP request"];

test("for any input: does not throw, returns only objects, and returns exact parts unless a layer decodes", () => {
  fc.assert(
    fc.property(anyBytes, (input) => {
      const before = Buffer.from(input);
      for (const { body, layers } of unwrap(input).payloads) {
        const text = Buffer.from(body).toString("latin1");
        assert.match(text, /^(\u00ef\u00bb\u00bf)?\s*\{.*\}\s*$/s);
        assert.ok(body.length <= input.length);
        if (layers.every((layer) => CUTTING.includes(layer))) assert.ok(before.includes(body), layers.join());
        assert.deepEqual(unwrap(body), { payloads: [{ body, layers: [] }], truncated: false });
      }
      assert.deepEqual(Buffer.from(input), before);
    }),
    { numRuns: 5_000 },
  );
});

/** Wrappings written independently of the package; each returns the wrapped bytes. */
const text = (bytes) => Buffer.from(bytes).toString("utf8");
const WRAPPINGS = {
  string: (bytes) => JSON.stringify(text(bytes)),
  member: (bytes) => JSON.stringify({ level: "info", body: text(bytes) }),
  gateway: (bytes) => JSON.stringify({ body: Buffer.from(bytes).toString("base64"), isBase64Encoded: true }),
  buffer: (bytes) => JSON.stringify(Buffer.from(bytes)),
  base64: (bytes) => Buffer.from(bytes).toString("base64"),
  percent: (bytes) => encodeURIComponent(text(bytes)),
  http: (bytes) => Buffer.concat([Buffer.from("POST / HTTP/1.1\r\nsvix-id: m\r\n\r\n"), bytes]),
  curl: (bytes) => `curl -d '${text(bytes).replaceAll("'", "'\\''")}' https://a.example`,
};
/** Wrappings that must contain the payload itself. */
const INNERMOST = {
  hex: (bytes) => `X'${Buffer.from(bytes).toString("hex").toUpperCase()}'`,
  csv: (bytes) => `1,"${text(bytes).replaceAll('"', '""')}"`,
  python: (bytes) => `b'${text(bytes).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
};
const payload = fc
  .record({ type: fc.string({ unit: "grapheme" }), data: fc.dictionary(fc.string(), fc.jsonValue()) })
  .map((value) => Buffer.from(JSON.stringify(value)));

test("finds the exact bytes in any combination of up to three wrappings", () => {
  const names = fc.array(fc.constantFrom(...Object.keys(WRAPPINGS)), { minLength: 1, maxLength: 3 });
  const innermost = fc.array(fc.constantFrom(...Object.keys(INNERMOST)), { maxLength: 1 });
  const every = { ...WRAPPINGS, ...INNERMOST };
  fc.assert(
    fc.property(payload, innermost, names, (body, inner, outer) => {
      const wrappings = [...inner, ...outer];
      const wrapped = wrappings.reduce((bytes, name) => Buffer.from(every[name](bytes)), body);
      const found = unwrap(wrapped).payloads.map((each) => text(each.body));
      assert.deepEqual(found, [text(body)], wrappings.join());
    }),
    { numRuns: 2_000 },
  );
});
