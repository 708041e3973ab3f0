// Checks the packed package without running it: every resolver finds its entries, its code uses only APIs that all runtimes
// have, and its types are documented.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { main } from "../../scripts/cli.mjs";
import { target } from "../../scripts/paths.mjs";
import { packagedNode, run, script } from "../../scripts/programs.mjs";
import { tooNew } from "./browser-versions.mjs";
import { undocumented } from "./documented.mjs";
import { createSandbox, pack } from "./sandbox.mjs";

/** Names that the package must not use: some runtimes do not have them, or a Content Security Policy forbids them. */
const FORBIDDEN = new Set([
  "eval",
  "Function",
  "fetch",
  "process",
  "Buffer",
  "global",
  "window",
  "self",
  "document",
]);

/** Resolves to the numbers of passed and failed checks. */
export async function packaged(options) {
  const tarball = await pack(options);
  const { installed, tool: inTools } = await createSandbox("package", { ...options, tarball });
  const checks = {
    publint: () => tool("publint", ["publint", [installed, "--strict"]], options),
    "are the types wrong?": () =>
      tool("attw", ["@arethetypeswrong/cli", [tarball, ...ATTW], "attw"], options),
    "uses only APIs that all runtimes have": () => pure(installed),
    "every script is ASCII, also if it is minified": () => ascii(installed),
    "runs in the browsers of docs/platforms.md": () => tooNew(installed, inTools("x")),
    "every export has a doc comment and an example": () => undocumented(installed),
  };
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const wrong = await check();
    if (wrong.length === 0) continue;
    failed += 1;
    console.log(`  ${name}: FAILED\n${wrong.map((line) => `    ${line}`).join("\n")}`);
  }
  return { passed: Object.keys(checks).length - failed, failed };
}

/** The wasm file has no types, because the result of its import depends on the bundler. */
const ATTW = ["--exclude-entrypoints", "chatbrick-events.wasm", "--no-emoji"];

async function tool(name, [ofPackage, args, program = name], options) {
  const { code, output } = await run(packagedNode, [script(ofPackage, program), ...args], options);
  return code === 0 ? [] : [`${name} ended with ${code}`, ...(output ?? "").trim().split("\n").slice(-40)];
}

const dist = (installed, end) =>
  readdirSync(join(installed, "dist"), { recursive: true })
    .filter((file) => file.endsWith(end))
    .map((file) => join(installed, "dist", file));

/** The command line, which is only for Node: dist/cli.js, and its parts in dist/cli/. */
const OF_NODE = /[\\/]dist[\\/]cli(\.js|[\\/][\w-]+\.js)$/;

/** Returns the names and constructs in the modules that some runtime does not support. */
function pure(installed) {
  const wrong = [];
  for (const file of [...dist(installed, ".js"), ...dist(installed, ".cjs")]) {
    if (OF_NODE.test(file)) continue;
    const say = (what) => wrong.push(`${file}: ${what}`);
    const walk = (node, parent, key, inFunction) => {
      if (Array.isArray(node)) {
        for (const item of node) walk(item, parent, key, inFunction);
        return;
      }
      if (typeof node?.type !== "string") return;
      const inside = inFunction || /Function|Method/.test(node.type);
      const isName = key !== "property" || parent.computed;
      const named = node.type === "Identifier" && isName && !(key === "key" && !parent.computed);
      if (named && FORBIDDEN.has(node.name)) say(`names ${node.name}`);
      if (named && node.name === "require" && file.endsWith(".js")) say("calls require");
      if (node.type === "MetaProperty") say("uses import.meta");
      if (node.type === "ImportExpression") say("imports at run time");
      if (node.type === "AwaitExpression" && !inFunction) say("awaits at the top level");
      const source = node.source?.value ?? (named ? required(parent) : undefined);
      if (typeof source === "string" && !source.startsWith("./") && !source.startsWith("../")) {
        say(`imports ${source}`);
      }
      for (const [name, child] of Object.entries(node)) walk(child, node, name, inside);
    };
    walk(parseAst(readFileSync(file, "utf8")), undefined, undefined, false);
  }
  return wrong;
}

/**
 * Returns the text that a page in another charset would misread: non-ASCII characters, and strings with such a value, which
 * minifiers write as characters. In regular expressions, minifiers keep all escapes except those of one byte.
 */
function ascii(installed) {
  const wrong = [];
  for (const file of [...dist(installed, ".js"), ...dist(installed, ".cjs")]) {
    // The command line is not for pages, and Node reads UTF-8.
    if (OF_NODE.test(file)) continue;
    const source = readFileSync(file, "utf8");
    const say = (what, found) => wrong.push(`${file}: ${what} ${JSON.stringify(found)}`);
    for (const [found] of source.matchAll(/.{0,20}[^\0-\x7f]/g)) say("has a non-ASCII character:", found);
    const walk = (node) => {
      if (Array.isArray(node)) return node.forEach(walk);
      if (typeof node !== "object" || node === null) return;
      const text = node.type === "TemplateElement" ? node.value.cooked : node.value;
      if (typeof text === "string" && /[^\0-\x7f]/.test(text)) say("has a non-ASCII string:", text);
      if (/\\x[89a-f]|\\u\{?0*[89a-f][\da-f]\b/i.test(node.regex?.pattern ?? "")) {
        say("has a non-ASCII regular expression:", node.regex.pattern);
      }
      Object.values(node).forEach(walk);
    };
    walk(parseAst(source));
  }
  return wrong;
}

/** Returns the name in a call of `require`. */
const required = (node) =>
  node?.type === "CallExpression" && node.callee.name === "require" ? node.arguments[0]?.value : undefined;

main(import.meta, async () => {
  const { passed, failed } = await packaged({ log: join(target, "test-logs", "package.log") });
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
