// The declaration is the only file to change. The test adds a field, an event type and a toy to it in a copy of the project,
// generates everything, and compares the results of Rust, JavaScript and JSON Schema.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { path, target } from "../../scripts/paths.mjs";
import { packagedNode, searchPath } from "../../scripts/programs.mjs";
import { copyProject, outsideFolder } from "../../scripts/project-copy.mjs";
import { EVENT, FIELD, withAdditions } from "./additions.mjs";
import { payloads } from "./payloads.mjs";

const copy = outsideFolder("declaration");
const inCopy = (...parts) => join(copy, ...parts);
after(() => rmSync(copy, { recursive: true, force: true }));

function run(program, args, env = {}) {
  const options = { cwd: copy, encoding: "utf8", maxBuffer: 1 << 28 };
  const variables = {
    ...process.env,
    PATH: searchPath(),
    CARGO_TARGET_DIR: join(target, "declaration"),
    ...env,
  };
  const { status, stdout, stderr, error } = spawnSync(program, args, { ...options, env: variables });
  assert.equal(status, 0, `${program} ${args.join(" ")}: ${error?.message ?? ""}\n${stdout}${stderr}`);
  return stdout;
}

const read = (...parts) => readFileSync(inCopy(...parts), "utf8");
const lines = (text) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

copyProject(copy);
symlinkSync(path("node_modules"), inCopy("node_modules"));
const declaration = read("model", "src", "events.rs");
writeFileSync(inCopy("model", "src", "events.rs"), withAdditions(declaration));

test("a field is one line and an event type is one block", () => {
  assert.equal(FIELD.text.trimEnd().split("\n").length, 1);
  assert.equal(EVENT.match(/^ {4}Event \{/gm).length, 1);
  assert.equal(declaration.match(FIELD.after).length, 1);
});

test("the generated code compiles and passes the checks of the crate and of the package", () => {
  run("cargo", ["run", "--quiet", "--package", "chatbrick-events-model"]);
  run("cargo", ["xtask", "generate"]);
  run("cargo", ["fmt", "--all", "--check"]);
  const own = readFileSync(path("tests", "declaration", "answers.rs"));
  writeFileSync(inCopy("tests", "answers.rs"), own);
  // The other tests of the crate need vectors, or contain the rules by hand.
  const tests = [
    "--features",
    "fixtures",
    "--lib",
    "--test",
    "events",
    "--test",
    "fixtures",
    "--test",
    "reports",
    "--test",
    "messages",
    "--test",
    "allocations",
  ];
  run("cargo", ["test", "--quiet", "--package", "chatbrick-events", ...tests]);
  run(packagedNode, ["scripts/build.mjs"]);
});

test("Rust, JavaScript and JSON Schema agree on every payload", () => {
  const all = payloads((name) => JSON.parse(read("tests", "samples", `${name}.json`)));
  assert.ok(all.length > 300, `${all.length} payloads`);
  const file = inCopy("payloads.jsonl");
  writeFileSync(file, all.map((payload) => JSON.stringify(payload)).join("\n"));
  run("cargo", ["test", "--quiet", "--package", "chatbrick-events", "--test", "answers"], { PAYLOADS: file });
  const rust = lines(read("payloads.jsonl.rust"));
  const script = path("tests", "declaration", "answers.mjs");
  const javascript = lines(run(packagedNode, [script, copy, file]));
  assert.equal(rust.length, all.length);
  assert.equal(javascript.length, all.length);
  let valid = 0;
  for (const [index, payload] of all.entries()) {
    const { schema, eventSchema, ...answers } = javascript[index];
    const text = JSON.stringify(payload);
    for (const [form, answer] of Object.entries(answers))
      assert.deepEqual(answer, rust[index], `${form}: ${text}`);
    assert.equal(schema, rust[index].valid, `JSON Schema: ${text}`);
    if (rust[index].valid) assert.ok(eventSchema, `JSON Schema of the event: ${text}`);
    valid += Number(rust[index].valid);
  }
  assert.ok(valid > 50 && valid < all.length - 100, `${valid} of ${all.length} are valid`);
});
