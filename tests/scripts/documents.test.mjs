// Links and commands in the documents are valid, and the README stays a front page.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { path, readJson } from "../../scripts/paths.mjs";
import { ask } from "../../scripts/programs.mjs";
import { inCargoToml } from "../../scripts/version.mjs";

const read = (file) => readFileSync(path(file), "utf8");

/** Front pages of the published packages, whose readers do not have the repository. */
const CRATE = inCargoToml("readme");
const PUBLISHED = ["npm/README.md", CRATE];
const PAGES = readdirSync(path("docs"))
  .filter((name) => name.endsWith(".md") && `docs/${name}` !== CRATE)
  .map((name) => `docs/${name}`);
/** Every document that git tracks, or would track after `git add`. */
const DOCUMENTS = ask("git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md")
  .split("\n")
  .filter((file) => file && existsSync(path(file)));

/** Returns the targets of the links of a text, without those in code. */
function links(text) {
  const prose = text.replaceAll(/^ *```.*?^ *```$/gms, "").replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
}

const isRelative = (link) => !/^[a-z]+:/.test(link);

/** Returns the anchors of a Markdown text, which GitHub derives from its headings. */
const anchors = (text) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Returns the broken relative links of a text. */
function dead(file, text) {
  return links(text).filter((link) => {
    if (!isRelative(link)) return false;
    const [name, anchor] = link.split("#");
    const linked = name === "" ? file : join(dirname(file), name);
    if (!existsSync(path(linked))) return true;
    return anchor !== undefined && !anchors(name === "" ? text : read(linked)).includes(anchor);
  });
}

test("every relative link in a document points to an existing file and heading", () => {
  for (const file of DOCUMENTS) assert.deepEqual(dead(file, read(file)), [], file);
});

test("finds broken links", () => {
  const text = [
    "# A heading\n[a](docs/none.md) [b](README.md#no-such-heading) [c](#none) [d](#a-heading)",
    "[e](https://example.com) [f](README.md) `[g](code.md)`\n```sh\n[h](block.md)\n```",
  ].join("\n");
  assert.deepEqual(dead("CHANGELOG.md", text), ["docs/none.md", "README.md#no-such-heading", "#none"]);
});

test("the README links each page of docs/ once", () => {
  const linked = links(read("README.md")).filter((link) => link.startsWith("docs/"));
  assert.deepEqual(linked.sort(), PAGES.sort());
});

test("each page of docs/ begins with what the reader learns", () => {
  for (const page of PAGES) assert.match(read(page), /^# [^\n]+\n\nAfter this page you /, page);
});

test("the README has at most 200 lines", () => {
  assert.ok(read("README.md").trimEnd().split("\n").length <= 200);
});

test("the READMEs list every event type of docs/events.md, in its order", () => {
  const types = (file) => [...read(file).matchAll(/^\| `(\w+(?:\.\w+)+)` \|/gm)].map(([, type]) => type);
  for (const file of ["README.md", "README.zh-TW.md"]) assert.deepEqual(types(file), types("docs/events.md"));
});

test("the READMEs have the same code, but for its comments", () => {
  const code = (file) =>
    [...read(file).matchAll(/^```js\n(.*?)^```/gms)].map(([, block]) => block.replaceAll(/ *\/\/.*$/gm, ""));
  assert.deepEqual(code("README.zh-TW.md"), code("README.md"));
});

test("the documents in the packages have no link into the repository", () => {
  for (const file of [...PUBLISHED, "CHANGELOG.md"])
    assert.deepEqual(links(read(file)).filter(isRelative), [], file);
});

test("every command in a document exists", () => {
  for (const file of DOCUMENTS) {
    const text = read(file);
    const own = join(dirname(file), "package.json");
    // The example Worker has commands of its own; its README begins in the clone.
    const scripts = {
      ...readJson("package.json").scripts,
      ...(existsSync(path(own)) && readJson(own).scripts),
    };
    for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g))
      assert.ok(name in scripts, `${file}: ${name}`);
    for (const [, name] of text.matchAll(/--example ([\w-]+)/g))
      assert.ok(existsSync(path("examples", `${name}.rs`)), `${file}: the example ${name}`);
    for (const [, script] of text.matchAll(/node ((?:scripts|tests)\/[\w/.-]+\.mjs)/g))
      assert.ok(existsSync(path(script)), `${file}: ${script}`);
  }
});

test("every file and folder that CONTRIBUTING.md names exists", () => {
  const named = [...read("CONTRIBUTING.md").matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, name]) => name);
  const within = ["rust/", "typescript/", "generated/"]; // of a folder that the same line names
  const missing = named.filter((name) => !within.includes(name) && !existsSync(path(name)));
  assert.ok(named.length > 0);
  assert.deepEqual(missing, []);
});

test("the glossary has at most twenty terms", () => {
  const [, glossary] = read("CONTRIBUTING.md").split("## Glossary\n");
  assert.ok(glossary.match(/^\|/gm).length - 2 <= 20);
});

test("the document of the issue codes says which rules are decisions of this package", () => {
  const [, section] = read("docs/issue-codes.md").split("## Rules of this package\n");
  for (const code of [
    "absent_field",
    "byte_order_mark",
    "empty_id",
    "invalid_timestamp",
    "no_line_users",
    "numeric_string",
    "timestamp_mismatch",
    "timestamps_out_of_order",
    "undocumented_null",
    "unexpected_format",
  ])
    assert.ok(section.split("\n## ")[0].includes(`\`${code}\``), code);
});

test("the manifests have what registries show", () => {
  const { description, keywords, homepage, license } = readJson("npm/package.json");
  assert.ok([description, homepage, license].every(Boolean) && keywords.includes("webhook"));
  for (const key of [
    "description",
    "keywords",
    "categories",
    "homepage",
    "documentation",
    "license",
    "readme",
  ])
    assert.match(read("Cargo.toml"), new RegExp(`^${key} = .`, "m"), key);
});

test("the Rust examples in every document are doctests", () => {
  const source = read("src/lib.rs");
  for (const file of ["README.md", ...PUBLISHED, ...PAGES]) {
    const isIncluded = source.includes(`include_str!("../${file}")`);
    assert.equal(isIncluded, /^```rust$/m.test(read(file)), file);
  }
});

test("the axum receiver in the guide is a copy of examples/axum, which has tests", () => {
  const [, code] = /^```rust,ignore\n(.*?)^```$/ms.exec(read("docs/guide.md"));
  assert.ok(read("examples/axum/src/lib.rs").includes(code));
});
