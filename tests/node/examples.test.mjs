// The examples in the documents and in the TypeScript sources run, and print the output in their comments.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sign } from "chatbrick-events/signature";
import { example, signedRequest } from "chatbrick-events/testing";
import { transformSync } from "rolldown/utils";

const root = new URL("../../", import.meta.url);
const folder = new URL("target/examples/", root);
const payload = readFileSync(new URL("examples/payloads/store-only.json", root), "utf8");
const read = (name) => readFileSync(new URL(name, root), "utf8");

/** Returns the code blocks of a language, without comment markers. */
function blocks(text, language) {
  const uncommented = text.replaceAll(/^ \* ?/gm, "");
  return [...uncommented.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(
    ([, code]) => code,
  );
}

/** Runs a block as a separate module, and returns its exports and its output. */
async function run(name, code) {
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${name}.mjs`, folder);
  writeFileSync(file, code);
  let module;
  const printed = await printedBy(async () => {
    module = await import(`${pathToFileURL(fileURLToPath(file))}?${Date.now()}`);
  });
  return { module, printed };
}

/** Returns the arguments of each line that an action prints. */
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

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** Returns the variables that examples use: a request, its parts, and the secret that signed it. */
async function around() {
  const body = new TextEncoder().encode(payload);
  const headers = { ...(await sign(body, secret, { id: "msg_1" })) };
  const request = new Request("https://worker.example", { method: "POST", headers, body });
  return { request, body, headers, secret };
}

const sources = readdirSync(new URL("npm/src/", root), { recursive: true }).filter((name) =>
  name.endsWith(".ts"),
);
for (const source of sources) {
  for (const [index, code] of blocks(read(`npm/src/${source}`), "ts").entries()) {
    test(`the example ${index + 1} of ${source}`, async () => {
      Object.assign(globalThis, await around());
      const { code: script } = transformSync(`${source}-${index}.ts`, code);
      const { printed } = await run(`${source.replaceAll(/\W/g, "-")}-${index}`, script);
      assert.ok(printed.length > 0, "the example prints something");
      const promised = [...code.matchAll(/(?:^|\s)\/\/ ?(.*)$/gm)].map(([, line]) => line);
      if (promised.length === 0) return;
      assert.equal(printed.map((values) => values.map(show).join(" ")).join("\n"), promised.join("\n"));
    });
  }
}

/** Formats a value like the comments: strings inside values in quotes, a single string without. */
const show = (value) => {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  return typeof value === "string" && value.includes("\n") ? value : JSON.stringify(value);
};

const ID = "clxvu9l6l000001p27bdm9ydk";

/** Returns a payload, and the same with a byte order mark, with an unknown key before all others, and with `type` last. */
function variants(text) {
  const { type, ...others } = JSON.parse(text);
  return [
    text,
    `\ufeff${text}`,
    JSON.stringify({ aNewField: [1], type, ...others }),
    JSON.stringify({ ...others, type }),
  ];
}

/** Checks a Worker that verifies deliveries and routes events. */
async function worker(code, document) {
  const { module } = await run("worker", code);
  const env = { CHATBRICK_WEBHOOK_SECRET: secret };
  const deliver = async (body, by = secret) => {
    const sent = await signedRequest("https://worker.example", body, by);
    let status;
    const printed = await printedBy(async () => {
      ({ status } = await module.default.fetch(sent, env));
    });
    return [status, ...printed.flat()];
  };
  const { contact } = JSON.parse(payload).data;
  for (const body of variants(payload))
    assert.deepEqual(await deliver(body), [204, `${contact.id} is connected`]);
  for (const body of variants(JSON.stringify(example("store.deactivated"))))
    assert.deepEqual(await deliver(body), [204, `${ID} is closed`]);
  assert.deepEqual(await deliver("not JSON"), [204]);
  assert.deepEqual(await deliver(payload, "whsec_AAAA"), [401]);
  if (document.startsWith("README")) assert.ok(code.trimEnd().split("\n").length <= 12, "at most 12 lines");
}

/** Checks that a receiver in the guide equals the file that tests/recipes runs. */
const receiverFile = (name) => (code) => assert.equal(code, read(`examples/receivers/${name}`));

/** Checks a receiver with a signed event. */
async function deliverTo(code) {
  const { module } = await run("deliver", code);
  const { default: receiver } = await import(new URL("examples/receivers/cloudflare-workers.js", root));
  let status;
  const printed = await printedBy(async () => {
    ({ status } = await module.deliver(receiver));
  });
  assert.equal(status, 204);
  assert.equal(printed[0][0], "event");
}

/** Checks an example that unwraps a log line, and validates the payload. */
async function unwrapping(code) {
  const { printed } = await run("unwrapping", code);
  assert.deepEqual(printed, [["text", 3]]);
}

/** Checks an example that keeps the newest event of each entity, for any order of arrival. */
async function order(code) {
  const { module } = await run("order", code);
  const { orderOf } = await import("chatbrick-events");
  const at = (time) => {
    const event = JSON.parse(payload);
    event.data.timestampsMs.connectedAt = time;
    return event;
  };
  for (const time of [2, 3, 1]) module.keepNewest(at(time), `msg_${time}`);
  const { entity, key } = orderOf(at(3), "msg_3");
  assert.match(code, new RegExp(`// "${entity.slice(0, 13)}…", "\\d{17}-2-msg_1"`));
  assert.ok(key.endsWith("3-2-msg_3"));
}

/** Checks an example that routes by the type, exhaustively. */
async function routing(code) {
  const { module } = await run("routing", transformSync("routing.ts", code).code);
  const event = JSON.parse(payload);
  for (const body of variants(payload))
    assert.equal(module.handle(body), `${event.data.contact.id} is connected to ${ID}`);
  for (const body of variants('{"type":"store.merged","data":{}}'))
    assert.equal(module.handle(body), "keep for later: store.merged");
  for (const body of variants('{"type":"store.created","data":{"store":{"id":"1"},"timestamps":{}}}'))
    assert.equal(module.handle(body), "invalid: missing_field");
}

async function browser(code) {
  globalThis.textarea = { value: "{}" };
  globalThis.output = {};
  await run("browser", code);
  globalThis.textarea.oninput();
  assert.match(globalThis.output.textContent, /^error\[missing_field\]/);
  assert.match(globalThis.output.textContent, /invalid: 2 errors$/);
}

/** Checks that an example prints exactly the text block after it. */
async function renderedIssue(code, document) {
  const { printed } = await run("rendered", code);
  assert.equal(printed.join("\n"), blocks(read(document), "text")[0].trimEnd());
}

async function receiver(code) {
  const { module } = await run("receiver", code);
  for (const body of variants(payload)) assert.equal(module.connectedTo(body), "台北101旗艦店");
  const staffOnly = read("examples/payloads/staff-only.json");
  for (const body of variants(staffOnly))
    assert.equal(module.connectedTo(body), JSON.parse(staffOnly).data.connectedStaff.displayName);
  assert.throws(() => module.connectedTo("{}"), { name: "ConnectedEventError" });
}

async function hono(code) {
  const { module } = await run("hono", code);
  const post = (body) =>
    module.app.request("/connected", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
  for (const body of variants(payload))
    assert.equal(await (await post(body)).text(), "康宜恩 at 台北101旗艦店");
  assert.equal((await post("{}")).status, 400);
}

async function jsonSchema(code) {
  const { module } = await run("schema", code);
  assert.equal(module.isPayload(JSON.parse(payload)), true);
  assert.equal(module.isPayload({}), false);
}

const narrowing = (code) => receiver(transformSync("narrowing.ts", code).code);

/** The files of the recipes, in the guide's order. */
const RECEIVERS = [...read("docs/guide.md").matchAll(/^<!-- examples\/receivers\/(.*) -->$/gm)].map(
  ([, name]) => name,
);

test("every file of examples/receivers is in the guide", () => {
  assert.deepEqual(RECEIVERS.toSorted(), readdirSync(new URL("examples/receivers/", root)).toSorted());
});

/** The function that checks each JavaScript and TypeScript example of a document, in order. */
const EXAMPLES = {
  "README.md": { js: [worker, renderedIssue], ts: [] },
  "README.zh-TW.md": { js: [worker, renderedIssue], ts: [] },
  "npm/README.md": { js: [worker, browser], ts: [narrowing] },
  "docs/guide.md": {
    js: [...RECEIVERS.map(receiverFile), deliverTo, order, browser, hono, jsonSchema],
    ts: [routing, narrowing],
  },
  "docs/command-line.md": { js: [unwrapping], ts: [] },
};

const pages = readdirSync(new URL("docs/", root)).filter((name) => name.endsWith(".md"));
for (const document of [
  "README.md",
  "README.zh-TW.md",
  "npm/README.md",
  ...pages.map((name) => `docs/${name}`),
]) {
  const { js = [], ts = [] } = EXAMPLES[document] ?? {};
  for (const [language, runners] of Object.entries({ js, ts })) {
    const examples = blocks(read(document), language);
    // Without this check, a new example would never run.
    if (examples.length !== runners.length)
      throw new Error(
        `${document} has ${examples.length} examples in ${language}, but only ${runners.length} are run`,
      );
    for (const [index, example] of examples.entries())
      test(`the ${language} example ${index + 1} of ${document}`, () => runners[index](example, document));
  }
}
