// `--unwrap` finds payloads in the lines of a log, and searches some texts as a whole.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { bodies, FAULTS } from "./archive.mjs";
import { command, records, temporaryFolder } from "./command.mjs";
import { measured } from "./measured.mjs";

const folder = temporaryFolder();
const valid = bodies["store.created"];
const pretty = JSON.stringify(JSON.parse(valid), null, 2);
const invalid = FAULTS.missing_field(valid);

/** Returns the results of a text, as `line outcome`. */
async function unwrapped(input, args = ["-"]) {
  const result = await command(["--unwrap", "--json", "--all", ...args], { input });
  return { ...result, found: records(result.stdout).map(({ line, outcome }) => `${line} ${outcome}`) };
}

test("a log is read line by line, even if its first line does not contain a payload", async () => {
  const noise = [
    "server started",
    "[2024-06-08 18:18:18] INFO started",
    '{"level":30,"msg":"server started"}',
    '"GET / HTTP/1.1" 200',
    "GET /health HTTP/1.1",
    "curl was run",
    '{"type":"store.created",',
    "{ braces }",
    "aGVsbG8sIHRoaXMgaXMgc29tZXRoaW5nIGVsc2U=",
  ];
  for (const first of noise) {
    const { code, found } = await unwrapped(`${first}\nbody=${valid}\nnothing\nbody=${invalid}\n`);
    const expected = ["2 event", "4 invalid"];
    if (first.startsWith('{"type"')) expected.unshift("1 invalid");
    assert.deepEqual([code, found], [1, expected], first);
  }
});

test("a complete object without a type is not a body, but a truncated object is", async () => {
  const log = `{"level":30,"msg":"server started"}\n{"level":30,"body":${JSON.stringify(valid)}}\n{"msg":"cut of\n[INFO] x\n`;
  const { found, stderr } = await unwrapped(log);
  assert.deepEqual(found, ["2 event", "3 invalid"]);
  assert.match(stderr, /, 2 lines without a payload/);
});

test("a form in several lines is one text, also after other text", async () => {
  const quoted = pretty.replaceAll("\n", "\n  ");
  const base64 = Buffer.from(valid).toString("base64").replaceAll(/.{60}/g, "$&\n");
  const forms = {
    pretty,
    list: `[\n  ${quoted}\n]\n`,
    curl: `$ curl https://shop.example \\\n  -d '${valid}'\n`,
    quote: `curl https://shop.example -d '{\n${pretty.slice(1)}'\n`,
    http: `POST /hook HTTP/1.1\r\nHost: shop.example\r\n\r\n${pretty}`,
    fence: `\`\`\`json\n${pretty}\n\`\`\`\n`,
    base64,
  };
  for (const [name, text] of Object.entries(forms)) {
    for (const input of [text, `\ufeff${text}`, `Please look:\n\n${text}`]) {
      // Only JSON may have a byte order mark.
      if (input.startsWith("\ufeff") && name !== "pretty" && name !== "list") continue;
      // Text before an HTTP request or base64 hides its beginning.
      if (input.startsWith("Please") && (name === "base64" || name === "http")) continue;
      const { code, found } = await unwrapped(input);
      assert.deepEqual([code, found], [0, ["1 event"]], `${name}: ${input.slice(0, 20)}`);
    }
  }
});

test("every payload of a log of many blocks is found at its line, in little memory", async () => {
  const COUNT = 40_000;
  const lines = ["server started"];
  for (let index = 0; index < COUNT; index += 1) lines.push(index % 2 ? `body=${valid}` : `${index} nothing`);
  const file = folder("long.log");
  writeFileSync(file, lines.join("\n"));
  const { code, found } = await unwrapped("", [file]);
  assert.equal(code, 0);
  const expected = Array.from({ length: COUNT / 2 }, (_, index) => `${2 * index + 3} event`);
  assert.deepEqual(found, expected);
  const { peak } = await measured(["--unwrap", "--quiet", "--jobs", "1", file]);
  assert.ok(peak < 160e6, `${peak} bytes`);
});

test("a text that is too long is reported, after the payloads in its beginning", async () => {
  const blanks = Buffer.alloc(1 << 27, " ");
  for (const start of [`[\n${valid},\n`, `body=${valid}\nbody={"a":"`]) {
    const file = folder("long.gz");
    writeFileSync(
      file,
      gzipSync(Buffer.concat([Buffer.from(start), blanks, Buffer.from(valid)]), { level: 1 }),
    );
    const { code, found, stderr } = await unwrapped("", [file]);
    assert.deepEqual([code, found[0], found.at(-1)], [2, "1 event", "null unreadable"]);
    assert.match(stderr, /long\.gz: a text of more than 134 MB: only its beginning was searched/);
  }
});

test("an input without a payload prints the number of lines, and exits with 2", async () => {
  for (const [input, lines] of [
    ["nothing\n", "1 line"],
    ["nothing", "1 line"],
    ['{"level":30}\n', "1 line"],
    ["nothing\n\nnothing\n", "2 lines"],
    ['{\n  "level": 30\n}\n', "3 lines"],
  ]) {
    const { code, found, stderr } = await unwrapped(input, ["--quiet", "-"]);
    assert.deepEqual([code, found], [2, []], input);
    assert.equal(stderr, `chatbrick-events: no payload found in ${lines}\n`);
  }
});

test("the summary counts texts that are nested too deeply", async () => {
  const deep = `${'{"a":'.repeat(30)}${valid}${"}".repeat(30)}`;
  const { code, found, stderr } = await unwrapped(`body=${valid}\n${deep}\n`);
  assert.deepEqual([code, found], [0, ["1 event"]]);
  assert.match(stderr, /, 1 text searched only in part/);
});
