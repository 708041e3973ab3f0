import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CODES, DOCUMENTED, NULL_STATES, OTHER_TYPES, UNKNOWN_TYPES } from "../src/samples/samples.ts";
import { tokens } from "../src/tools/highlight.ts";
import { minified, pretty } from "../src/tools/json-text.ts";
import { rust } from "../src/tools/rust-snippet.ts";
import { shapeOf } from "../src/tools/snippets.ts";
import { typescript } from "../src/tools/typescript-snippet.ts";
import { validateSource } from "../src/validation/validate-source.ts";
import { sourceOf, vectors } from "./vectors.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** The build folder of the scripts. */
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(root, "target"));
const key = (text: string) => {
  const { verdict, issues } = validateSource({ text });
  return JSON.stringify([verdict, issues.map(({ code, pointer }) => [code, pointer])]);
};

test("formatting and minifying change no verdict, no code and no pointer of any vector that is JSON", () => {
  let tried = 0;
  for (const vector of vectors) {
    const { text, bytes } = sourceOf(vector);
    const { verdict } = validateSource({ text });
    if (bytes || text.length > 5000 || verdict === "notJson" || verdict === "unreadable") continue;
    tried += 1;
    assert.equal(key(pretty(text) ?? ""), key(text), vector.id);
    assert.equal(key(minified(text) ?? ""), key(text), vector.id);
  }
  assert.ok(tried > 300, `${tried}`);
});

test("formatting and minifying keep digits, escapes and duplicate keys", () => {
  const text = '{ "a" : 1.0000000000000000001e5 , "a" : "\\u5eb7 \\/" , "b" : [ ] }';
  assert.equal(minified(text), '{"a":1.0000000000000000001e5,"a":"\\u5eb7 \\/","b":[]}');
  assert.equal(pretty(text), '{\n  "a": 1.0000000000000000001e5,\n  "a": "\\u5eb7 \\/",\n  "b": []\n}');
  assert.equal(minified(pretty(text) ?? ""), minified(text));
});

test("a text whose indentation would freeze the page is not formatted", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  assert.equal(pretty(nested(5000)), undefined);
  assert.match(pretty(nested(100)) ?? "", /^ {198}\[\]$/m);
});

test("text that is not JSON is not minified", () => {
  for (const text of ["[tru e]", "[1] // x", "[/* x */1]"]) assert.equal(minified(text), undefined, text);
});

const cases = [...Object.values(DOCUMENTED), ...OTHER_TYPES, ...UNKNOWN_TYPES, ...NULL_STATES, ...CODES].map(
  ({ id, source }) => {
    const { content, type } = validateSource(source());
    return { id, payload: shapeOf(content, type) };
  },
);
const distinct = (write: (payload: (typeof cases)[0]["payload"]) => string) => [
  ...new Set(cases.map(({ payload }) => write(payload))),
];

test("the TypeScript for every sample compiles in strict mode", () => {
  const folder = join(target, "page-code", "ts");
  // The folder may be outside of the repository, where packages cannot be resolved.
  const link = join(folder, "node_modules", "chatbrick-events");
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join(root, "pkg"), link, "junction");
  const codes = distinct(typescript);
  assert.ok(codes.length >= 5);
  for (const [index, code] of codes.entries()) writeFileSync(join(folder, `case${index}.ts`), code);
  const config = {
    compilerOptions: {
      strict: true,
      noEmit: true,
      module: "nodenext",
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      skipLibCheck: true,
      noUnusedLocals: true,
    },
    files: codes.map((_, index) => `case${index}.ts`),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "--project", folder], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("the Rust for every sample compiles without warnings", () => {
  const folder = join(target, "page-code", "rust");
  mkdirSync(join(folder, "src"), { recursive: true });
  const codes = distinct(rust);
  assert.ok(codes.length >= 4);
  const modules = codes.map((code, index) => {
    writeFileSync(join(folder, "src", `case${index}.rs`), code);
    return `pub mod case${index};\n`;
  });
  writeFileSync(join(folder, "src", "lib.rs"), `#![deny(warnings)]\n${modules.join("")}`);
  const dependency = `chatbrick-events = { path = ${JSON.stringify(root)} }`;
  writeFileSync(
    join(folder, "Cargo.toml"),
    `[package]\nname = "page-code"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n${dependency}\n`,
  );
  // The locked versions, so that Cargo needs no network.
  copyFileSync(join(root, "Cargo.lock"), join(folder, "Cargo.lock"));
  const env = { ...process.env, CARGO_TARGET_DIR: join(target, "page-code", "build") };
  const { status, stderr } = spawnSync("cargo", ["check", "--quiet", "--offline"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
});

test("generated code contains no text of the payload except a well-formed event type", () => {
  const evil = 'x"; process.exit(1); //';
  for (const write of [typescript, rust]) {
    assert.ok(!write({ connection: "other", unknown: evil, empty: [] }).includes("exit(1)"));
    assert.ok(write({ connection: "other", unknown: "store.merged", empty: [] }).includes('"store.merged"'));
  }
});

test("highlighted code has the same text, and every kind of token", () => {
  const payload = { connection: "other", known: "store.created", empty: ["/data/store/externalId"] } as const;
  const sources = {
    typescript: typescript({ ...payload, empty: [...payload.empty] }),
    rust: rust({ ...payload, empty: [...payload.empty] }),
    json: JSON.stringify({ key: ["text", 1, true, null] }, null, 2),
  };
  const kinds = {
    typescript: ["comment", "key", "keyword", "null", "string", "type"],
    rust: ["comment", "keyword", "number", "string"],
    json: ["key", "null", "number", "string"],
  };
  for (const language of ["typescript", "rust", "json"] as const) {
    const all = tokens(sources[language], language);
    assert.equal(all.map(({ text }) => text).join(""), sources[language]);
    assert.deepEqual([...new Set(all.flatMap(({ name }) => name ?? []))].sort(), kinds[language]);
  }
});
