// The examples of the README and of the TypeScript sources run, and say what their comments promise.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "rolldown/utils";

const root = new URL("../../", import.meta.url);
const folder = new URL("target/examples/", root);
const payload = readFileSync(new URL("examples/payloads/store-only.json", root), "utf8");
const read = (name) => readFileSync(new URL(name, root), "utf8");

/** The code blocks of a language, without what makes a comment of them. */
function blocks(text, language) {
  const uncommented = text.replaceAll(/^ \* ?/gm, "");
  return [...uncommented.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, code]) => code,
  );
}

/** Runs a block as a module of its own, and returns what it exports and what it printed. */
async function run(name, code) {
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${name}.mjs`, folder);
  writeFileSync(file, code);
  const printed = [];
  const { log, warn } = console;
  console.log = console.warn = (...values) => printed.push(values);
  try {
    const module = await import(`${pathToFileURL(fileURLToPath(file))}?${Date.now()}`);
    await module.default?.fetch(new Request("https://worker.example", { method: "POST", body: payload }));
    return { module, printed };
  } finally {
    Object.assign(console, { log, warn });
  }
}

const request = () => new Request("https://worker.example", { method: "POST", body: payload });

const sources = readdirSync(new URL("npm/src/", root), { recursive: true }).filter((name) =>
  name.endsWith(".ts"),
);
for (const source of sources) {
  for (const [index, code] of blocks(read(`npm/src/${source}`), "ts").entries()) {
    test(`the example ${index + 1} of ${source}`, async () => {
      globalThis.request = request();
      const { code: script } = transformSync(`${source}-${index}.ts`, code);
      const { printed } = await run(`${source.replaceAll(/\W/g, "-")}-${index}`, script);
      assert.ok(printed.length > 0, "it prints something");
      const promised = [...code.matchAll(/(?:^|\s)\/\/ ?(.*)$/gm)].map(([, line]) => line);
      if (promised.length === 0) return;
      assert.equal(printed.map((values) => values.map(show).join(" ")).join("\n"), promised.join("\n"));
    });
  }
}

/** As a comment would have it: strings within values in quotes, a whole text as it is. */
const show = (value) => {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  return typeof value === "string" && value.includes("\n") ? value : JSON.stringify(value);
};

test("the Worker of the README", async () => {
  const [code] = blocks(read("README.md"), "js");
  const { printed, module } = await run("worker", code);
  assert.deepEqual(printed, [["connected to", "clxvu9l6l000001p27bdm9ydk"]]);
  const { status } = await module.default.fetch(request());
  assert.equal(status, 204);
});

test("the browser of the README", async () => {
  const [, code] = blocks(read("README.md"), "js");
  globalThis.textarea = { value: "{}" };
  globalThis.output = {};
  await run("browser", code);
  globalThis.textarea.oninput();
  assert.match(globalThis.output.textContent, /^error\[missing_field\]/);
  assert.match(globalThis.output.textContent, /not valid: 2 errors$/);
});

test("the Hono app of the README", async () => {
  const [, , code] = blocks(read("README.md"), "js");
  const { module } = await run("hono", code);
  const post = (body) =>
    module.app.request("/connected", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
  assert.equal(await (await post(payload)).text(), "康宜恩 at 台北101旗艦店");
  assert.equal((await post("{}")).status, 400);
});

test("the JSON Schema of the README", async () => {
  const [, , , code] = blocks(read("README.md"), "js");
  const { module } = await run("schema", code);
  assert.equal(module.isPayload(JSON.parse(payload)), true);
  assert.equal(module.isPayload({}), false);
});
