// The inputs of the command: documents, lines, gzip, folders, standard input.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { bodies, FAULTS } from "./archive.mjs";
import { command, records, temporaryFolder } from "./command.mjs";

const folder = temporaryFolder();
const valid = bodies["store.created"];
const pretty = JSON.stringify(JSON.parse(valid), null, 2);
const invalid = FAULTS.missing_field(valid);

function file(name, content) {
  writeFileSync(folder(name), content);
  return folder(name);
}

/** Returns the outcomes that `--json --all` prints, as `line outcome`. */
async function outcomes(args, options) {
  const result = await command(["--json", "--all", ...args], options);
  return {
    ...result,
    outcomes: records(result.stdout).map(({ line, outcome }) => `${line} ${outcome}`),
  };
}

test("a document in several lines is one body", async () => {
  const { code, outcomes: found } = await outcomes([file("pretty.json", pretty)]);
  assert.deepEqual([code, found], [0, ["1 event"]]);
});

test("an incomplete document is one body", async () => {
  const { stdout } = await command([file("cut.json", pretty.slice(0, -2))]);
  assert.match(stdout, /cut\.json:1 error invalid_json \(root\) \d+:\d+\n$/);
});

test("a complete first line makes a file NDJSON, with any other lines", async () => {
  const { outcomes: found } = await outcomes([file("mixed.txt", `${valid}\nnot JSON\n\n${invalid}`)]);
  assert.deepEqual(found, ["1 event", "2 invalid", "4 invalid"]);
});

test("a JSON scalar as first line makes a file NDJSON; a word or a date does not", async () => {
  for (const word of ["hello", "2024-06-08", "01", "-", "TRUE"]) {
    const { outcomes: found } = await outcomes(["-"], { input: `${word}\n${valid}\n` });
    assert.deepEqual(found, ["1 invalid"], word);
  }
  for (const value of ["null", "true", "-1.5e+3", '"text"', "[]"]) {
    const { outcomes: found } = await outcomes(["-"], { input: `${value}\n${valid}\n` });
    assert.deepEqual(found, ["1 invalid", "2 event"], value);
  }
});

test("CRLF, a byte order mark and blank lines do not belong to a body", async () => {
  const { code, outcomes: found } = await outcomes([
    file("windows.ndjson", `\ufeff\r\n${valid}\r\n \t\r\n${valid}\r\n`),
  ]);
  assert.deepEqual([code, found], [0, ["2 event", "4 event"]]);
  const first = await command(["--json", file("mark.ndjson", `\ufeff${valid}\n${valid}\n`)]);
  assert.deepEqual([first.code, first.stdout], [0, ""]);
});

test("gzip is detected by its content, not by its name", async () => {
  const { code, outcomes: found } = await outcomes([
    file("named.json", gzipSync(`${valid}\n${valid}\n`)),
    file("plain.gz", `${valid}\n${invalid}\n`),
  ]);
  assert.deepEqual([code, found], [1, ["1 event", "2 event", "1 event", "2 invalid"]]);
});

test("several gzip members in one file are read", async () => {
  const members = Buffer.concat([gzipSync(`${valid}\n`), gzipSync(`${invalid}\n`)]);
  assert.deepEqual((await outcomes([file("members.gz", members)])).outcomes, ["1 event", "2 invalid"]);
});

test("truncated gzip is an unreadable file, after its readable lines", async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => valid.replace("clx", `c${index}`));
  const whole = gzipSync(`${lines.join("\n")}\n`);
  const { code, stdout, stderr } = await command([
    "--json",
    "--all",
    file("broken.gz", whole.subarray(0, whole.length / 2)),
  ]);
  const found = records(stdout);
  assert.equal(code, 2);
  assert.match(stderr, /broken\.gz: the gzip data is truncated/);
  assert.deepEqual(found.at(-1), {
    file: folder("broken.gz"),
    line: null,
    outcome: "unreadable",
    issues: [],
  });
  assert.ok(found.length > 1_000);
});

test("damaged gzip is an unreadable file, after its complete lines", async () => {
  const whole = gzipSync(`${valid}\n${invalid}\n${valid}`);
  const checksum = Buffer.from(whole);
  checksum[whole.length - 6] ^= 1;
  for (const [name, bytes, reason, lines] of [
    ["cut.gz", whole.subarray(0, -4), "the gzip data is truncated", 2],
    ["checksum.gz", checksum, "the gzip data is damaged", 2],
    [
      "followed.gz",
      Buffer.concat([whole, Buffer.from("trailing")]),
      "the gzip data is damaged, or other bytes follow it",
      2,
    ],
    [
      "member.gz",
      Buffer.concat([whole, gzipSync("\n"), Buffer.from([0x1f, 0x8b, 9, 0, 0, 0])]),
      "the gzip data is damaged",
      3,
    ],
  ]) {
    const { code, outcomes: found, stderr } = await outcomes([file(name, bytes)]);
    const expected = ["1 event", "2 invalid", "3 event"].slice(0, lines);
    assert.deepEqual([code, found], [2, [...expected, "null unreadable"]], name);
    assert.match(stderr, new RegExp(`${name}: ${reason}`));
  }
  // Padding, as on tapes.
  const padded = await outcomes([file("padded.gz", Buffer.concat([whole, Buffer.alloc(512)]))]);
  assert.deepEqual([padded.code, padded.outcomes], [1, ["1 event", "2 invalid", "3 event"]]);
});

test("standard input is read without an argument, and as -", async () => {
  for (const args of [[], ["-"]]) {
    const { code, outcomes: found, stdout } = await outcomes(args, { input: `${valid}\n${invalid}\n` });
    assert.deepEqual([code, found], [1, ["1 event", "2 invalid"]]);
    assert.equal(records(stdout)[0].file, "-");
  }
  assert.equal((await command(["-"], { input: gzipSync(pretty) })).code, 0);
});

test("a folder is read recursively in the order of names, and only files with bodies", async () => {
  mkdirSync(folder("tree", "b"), { recursive: true });
  file("tree/c.jsonl", invalid);
  file("tree/b/z.ndjson.gz", gzipSync(invalid));
  file("tree/a.json", invalid);
  file("tree/README.md", "not a body");
  symlinkSync(folder("tree"), folder("tree", "loop"));
  const { stdout } = await command([folder("tree")]);
  const names = stdout.split("\n").map((line) => line.split(":")[0].slice(folder("tree").length + 1));
  assert.deepEqual(names.slice(0, -1), ["a.json", "b/z.ndjson.gz", "c.jsonl"]);
});

test("a folder is searched without its named pipes and links to folders: reading them could never end", {
  skip: process.platform === "win32",
}, async () => {
  mkdirSync(folder("special", "sub"), { recursive: true });
  file("special/a.json", invalid);
  symlinkSync("a.json", folder("special", "link.json"));
  symlinkSync("..", folder("special", "sub", "loop.json"));
  symlinkSync("missing", folder("special", "sub", "nowhere.json"));
  execFileSync("mkfifo", [folder("special", "pipe.json")]);
  symlinkSync("../pipe.json", folder("special", "sub", "pipe.json"));
  const { code, stdout, stderr } = await command(["--json", folder("special")]);
  assert.deepEqual(
    records(stdout).map(({ file: name, outcome }) => [name, outcome]),
    [
      [folder("special", "a.json"), "invalid"],
      [folder("special", "link.json"), "invalid"],
      [folder("special", "sub", "nowhere.json"), "unreadable"],
    ],
  );
  assert.equal(code, 2);
  assert.match(stderr, /2 bodies in 3 files: .*, 1 file unreadable/);
});

test("an empty folder and an empty file have no body: exit code 2", async () => {
  mkdirSync(folder("empty"));
  for (const args of [
    [folder("empty")],
    [file("empty.json", "")],
    [file("blank.json", "\n \r\n")],
    [file("mark.json", "\ufeff\n")],
    ["-"],
  ]) {
    const { code, stderr, stdout } = await command(args);
    assert.deepEqual([code, stdout], [2, ""], args[0]);
    assert.match(stderr, /no body found/);
  }
});

test("an unreadable file exits with 2, and the other files are still read", async () => {
  const secret = file("secret.json", valid);
  chmodSync(secret, 0);
  const unreadable = [folder("missing.json"), `${secret}/inside.json`];
  const { code, stdout, stderr } = await command(["--json", ...unreadable, file("bad.json", invalid)]);
  assert.equal(code, 2);
  assert.deepEqual(
    records(stdout).map(({ file: name, line, outcome }) => [name, line, outcome]),
    [...unreadable.map((name) => [name, null, "unreadable"]), [folder("bad.json"), 1, "invalid"]],
  );
  assert.match(stderr, /missing\.json: no such file or folder\n/);
  assert.match(stderr, /1 body in 3 files: .*, 2 files unreadable/);
});

test("a file whose name is not UTF-8 is unreadable, and the message says why", {
  skip: process.platform !== "linux",
}, async () => {
  mkdirSync(folder("names"));
  writeFileSync(
    Buffer.concat([Buffer.from(folder("names", "a")), Buffer.from([0xa5, 0x78]), Buffer.from(".json")]),
    valid,
  );
  const { code, stderr } = await command(["--quiet", folder("names")]);
  assert.equal(code, 2);
  assert.match(stderr, /no such file or folder: its name may not be UTF-8; rename it\n$/);
});

test("a line over --max-bytes is one issue, and the next line is still read", async () => {
  const long = `{"type":"store.created","x":"${"x".repeat(3_000_000)}"}`;
  for (const input of [`${valid}\n${long}\n${invalid}\n`, `${long}\n${long}\n${valid}`]) {
    const { stdout } = await command(["--json", "--all", "-"], { input });
    const found = records(stdout).map(({ line, issues }) => [line, issues.map(({ code }) => code).join()]);
    const expected = input.startsWith(long)
      ? [
          [1, "too_large"],
          [2, "too_large"],
          [3, ""],
        ]
      : [
          [1, ""],
          [2, "too_large"],
          [3, "missing_field,unknown_field"],
        ];
    assert.deepEqual(found, expected);
  }
  const { stdout } = await command(["--max-bytes", "100", "-"], { input: pretty });
  assert.equal(stdout, "-:1 error too_large (root) 1:1\n");
});

test("file names can contain a space, a hyphen or a backslash", async () => {
  const names = ["with a space.json", "-hyphen.json", "C:\\bodies\\windows.ndjson"];
  for (const name of names) file(name, invalid);
  const { code, stdout } = await command(["--", ...names], { cwd: folder() });
  assert.equal(code, 1);
  assert.deepEqual(
    stdout.trimEnd().split("\n"),
    names.map((name) => `${name}:1 error missing_field /data 1:1 (+1 more)`),
  );
  const shown = await command(["--show", "C:\\bodies\\windows.ndjson:1"], { cwd: folder() });
  assert.match(shown.stdout, /^C:\\bodies\\windows\.ndjson:1\n\nerror\[missing_field\]/);
});

test("--unwrap finds the payloads of a log, and skips its other lines", async () => {
  const log = `INFO body=${valid}\nINFO nothing\nINFO body=${invalid}\n{"type":"store.created",\n`;
  const { code, stdout, stderr } = await command(["--unwrap", "--json", "--all", "-"], { input: log });
  assert.deepEqual(
    records(stdout).map(({ line, outcome }) => [line, outcome]),
    [
      [1, "event"],
      [3, "invalid"],
      [4, "invalid"],
    ],
  );
  assert.equal(code, 1);
  assert.match(stderr, /3 bodies in 1 file: .*, 1 line without a payload/);
});

test("--unwrap keeps the delivery's id; without the option, the summary suggests it", async () => {
  const gateway = JSON.stringify({ body: valid, isBase64Encoded: false, headers: { "svix-id": "msg_1" } });
  const curl = `curl -d '${valid}' \\\n  -H 'svix-id: msg_2' \\\n  https://shop.example\n`;
  for (const [input, expected] of [
    [
      `${gateway}\n${gateway}\n`,
      [
        [1, "event", "msg_1"],
        [2, "event", "msg_1"],
      ],
    ],
    [curl, [[1, "event", "msg_2"]]],
    [`${JSON.stringify([JSON.parse(gateway)], null, 2)}\n`, [[1, "event", "msg_1"]]],
  ]) {
    const { stdout } = await command(["--unwrap", "--json", "--all", "-"], { input });
    assert.deepEqual(
      records(stdout).map(({ line, outcome, id }) => [line, outcome, id]),
      expected,
    );
  }
  const without = await command(["-"], { input: gateway });
  assert.match(without.stderr, /-:1 has a payload inside \(API Gateway event\): try --unwrap\.\n/);
  const shown = await command(["--unwrap", "--show", "-"], { input: curl });
  assert.match(shown.stdout, /^-:1 \(curl command\)\n\nvalid: no issues\n$/);
});
