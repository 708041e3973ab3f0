// The examples of the documents and of the TypeScript sources run, and print what they promise.

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
  let module;
  const printed = await printedBy(async () => {
    module = await import(`${pathToFileURL(fileURLToPath(file))}?${Date.now()}`);
    await module.default?.fetch(new Request("https://worker.example", { method: "POST", body: payload }));
  });
  return { module, printed };
}

/** The arguments of each line that an action prints. */
async function printedBy(action) {
  const printed = [];
  const { log, warn } = console;
  console.log = console.warn = (...values) => printed.push(values);
  try {
    await action();
    return printed;
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

const ID = "clxvu9l6l000001p27bdm9ydk";

/** A Worker that prints the type of an event, and answers. */
async function worker(code) {
  const { printed, module } = await run("worker", code);
  assert.deepEqual(printed, [["contact.connection.connected"]]);
  const { status } = await module.default.fetch(request());
  assert.equal(status, 204);
}

/** Keeps the newest event of each entity, in whatever order they come. */
async function order(code) {
  const { module } = await run("order", code);
  const { orderOf } = await import("chatbrick-events");
  const at = (time) => {
    const event = JSON.parse(payload);
    event.data.timestampsMs.connectedAt = time;
    return event;
  };
  for (const time of [2, 3, 1]) module.keep(at(time), `msg_${time}`);
  const { entity, key } = orderOf(at(3), "msg_3");
  assert.match(code, new RegExp(`// "${entity.slice(0, 13)}…", "\\d{17}-2-msg_1"`));
  assert.ok(key.endsWith("3-2-msg_3"));
}

/** Routes by the type, exhaustively. */
async function routing(code) {
  const { module } = await run("routing", transformSync("routing.ts", code).code);
  const event = JSON.parse(payload);
  assert.equal(module.handle(payload), `${event.data.contact.id} is connected to ${ID}`);
  assert.equal(module.handle('{"type":"store.merged","data":{}}'), "keep for later: store.merged");
  assert.equal(module.handle("{}"), "invalid: missing_field");
}

async function browser(code) {
  globalThis.textarea = { value: "{}" };
  globalThis.output = {};
  await run("browser", code);
  globalThis.textarea.oninput();
  assert.match(globalThis.output.textContent, /^error\[missing_field\]/);
  assert.match(globalThis.output.textContent, /not valid: 2 errors$/);
}

/** Prints exactly the text block that follows it. */
async function renderedIssue(code, document) {
  const { printed } = await run("rendered", code);
  assert.equal(printed.join("\n"), blocks(read(document), "text")[0].trimEnd());
}

async function described(code) {
  const { module } = await run("described", code);
  assert.equal(module.describe(payload), "connected to 台北101旗艦店");
  assert.equal(module.describe(read("tests/samples/store.deactivated.json")), "台北101旗艦店 is closed");
  assert.equal(module.describe(read("tests/samples/account.created.json")), "account.created");
}

async function receiver(code) {
  const { module } = await run("receiver", code);
  assert.equal(module.connectedTo(payload), "台北101旗艦店");
  const staffOnly = read("examples/payloads/staff-only.json");
  assert.equal(module.connectedTo(staffOnly), JSON.parse(staffOnly).data.connectedStaff.displayName);
  assert.throws(() => module.connectedTo("{}"), { name: "ConnectedEventError" });
}

/** Express is not installed here: a stand-in keeps the route, and the test passes the bytes. */
async function expressRoute(code) {
  const standIn = `const routes = new Map();
    const express = () => ({ routes, post: (path, parser, handler) => routes.set(path, { parser, handler }) });
    express.raw = (options) => options;
    export default express;`;
  const source = `data:text/javascript,${encodeURIComponent(standIn)}`;
  const { module } = await run("express", code.replace('"express"', JSON.stringify(source)));
  const { parser, handler } = module.app.routes.get("/webhooks/chatbrick");
  assert.deepEqual(parser, { type: "*/*", limit: "1mb" });
  const answered = [];
  const response = { status: (code) => ({ end: () => answered.push(code) }) };
  const post = (text) => printedBy(() => handler({ body: Buffer.from(text) }, response));
  assert.deepEqual(await post(payload), [["contact.connection.connected"]]);
  assert.deepEqual(await post('{"type":"store.merged","data":{}}'), [["keep for later:", "store.merged"]]);
  assert.match((await post("{}"))[0][0], /missing_field/);
  assert.deepEqual(answered, [204, 204, 204]);
}

async function hono(code) {
  const { module } = await run("hono", code);
  const post = (body) =>
    module.app.request("/connected", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
  assert.equal(await (await post(payload)).text(), "康宜恩 at 台北101旗艦店");
  assert.equal((await post("{}")).status, 400);
}

async function jsonSchema(code) {
  const { module } = await run("schema", code);
  assert.equal(module.isPayload(JSON.parse(payload)), true);
  assert.equal(module.isPayload({}), false);
}

const narrowing = (code) => receiver(transformSync("narrowing.ts", code).code);

/** What runs each JavaScript and TypeScript example of a document, in their order. */
const EXAMPLES = {
  "README.md": { js: [renderedIssue, described], ts: [] },
  "npm/README.md": { js: [worker, browser], ts: [narrowing] },
  "docs/guide.md": {
    js: [order, worker, expressRoute, browser, hono, jsonSchema],
    ts: [routing, narrowing],
  },
};

const pages = readdirSync(new URL("docs/", root)).filter((name) => name.endsWith(".md"));
for (const document of ["README.md", "npm/README.md", ...pages.map((name) => `docs/${name}`)]) {
  const { js = [], ts = [] } = EXAMPLES[document] ?? {};
  for (const [language, runners] of Object.entries({ js, ts })) {
    const examples = blocks(read(document), language);
    // Otherwise a new example would never run.
    if (examples.length !== runners.length)
      throw new Error(
        `${document} has ${examples.length} examples in ${language}, of which ${runners.length} run`,
      );
    for (const [index, example] of examples.entries())
      test(`the ${language} example ${index + 1} of ${document}`, () => runners[index](example, document));
  }
}
