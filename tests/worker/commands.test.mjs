// The commands of the example and of the project, as a person types them, against `wrangler dev`.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { path, target } from "../../scripts/paths.mjs";
import { packagedNode, run, script } from "../../scripts/programs.mjs";
import { serve } from "../packaging/bundlers/processes.mjs";
import { bytes, event, example, payload } from "./payloads.mjs";
import { copy, quiet, wrangler } from "./sandbox.mjs";
import { sandbox } from "./suite.mjs";

const log = join(target, "test-logs", "worker-commands.log");

test("the example compiles in strict mode with the types that wrangler generates", async () => {
  await wrangler(sandbox, ["types"], { log });
  for (const compiler of [sandbox.tool("typescript5", "bin", "tsc"), script("typescript", "tsc")]) {
    const { code, output } = await run(packagedNode, [compiler, "--project", sandbox.folder], { log });
    assert.equal(code, 0, output);
  }
});

test("package.json has the versions of the tools that are tested here", () => {
  const read = (...parts) => JSON.parse(readFileSync(join(...parts, "package.json"), "utf8"));
  // The version of the package is one of those that scripts/version.mjs compares.
  assert.deepEqual(read(sandbox.folder).devDependencies, {
    typescript: read(sandbox.tool("typescript5")).version,
    wrangler: read(sandbox.tool("wrangler")).version,
  });
});

test("the README names existing files and commands", () => {
  const read = (name) => readFileSync(join(sandbox.folder, name), "utf8");
  const readme = read("README.md");
  const steps = readme.slice(readme.indexOf("## From"), readme.indexOf("## What it answers"));
  assert.deepEqual(
    [...steps.matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n)),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  assert.ok(steps.includes("選單 > 系統設定 > 技術人員 > Webhooks 設定"));

  const { scripts } = JSON.parse(read("package.json"));
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
  // The build is the project's.
  assert.deepEqual([...new Set(named)].sort(), ["build", ...Object.keys(scripts)].sort());

  const configured = [...read("wrangler.jsonc").matchAll(/"queue": "chatbrick-([\w-]+)"/g)].map(
    ([, name]) => name,
  );
  const [, made] = /for name in ([\w -]+); do npx wrangler queues create/.exec(steps);
  assert.deepEqual(made.split(" ").sort(), [...new Set(configured)].sort());
});

test("dev, send and replay work as in the README", async () => {
  const own = await copy("worker-commands", { log });
  const { folder, tool } = own;
  await wrangler(own, ["d1", "migrations", "apply", "DB", "--local"], { log });
  const dev = [
    tool("wrangler", "bin", "wrangler.js"),
    "dev",
    "--local",
    "--port",
    "0",
    "--inspector-port",
    "0",
  ];
  const { match, stop, output } = await serve(packagedNode, dev, {
    cwd: folder,
    env: quiet(folder),
    ready: /Ready on (http:\/\/\S+)/,
    seconds: 60,
  });
  after(stop);
  const env = { ...quiet(folder), WORKER_URL: `${match[1]}/webhooks/chatbrick` };
  const npmRun = (name, ...args) =>
    run(packagedNode, [join(folder, "scripts", `${name}.mjs`), ...args], { cwd: folder, env, log });
  const file = (name, body) => {
    writeFileSync(join(folder, name), body);
    return name;
  };

  const good = await npmRun("send", file("good.json", event()));
  assert.deepEqual([good.code, good.output.trim()], [0, '202 {"outcome":"event"}']);

  const sql = async (command) => {
    const printed = await wrangler(own, ["d1", "execute", "DB", "--local", "--json", "--command", command], {
      log,
    });
    return JSON.parse(printed.slice(printed.indexOf("[")))[0].results;
  };
  // The first that is replayed: one that the Worker refuses. It never took it, so it is put there by hand.
  await sql(`INSERT INTO dead_letters VALUES ('msg_refused', 'invalid', '[]', zeroblob(1048577), 0)`);

  // Not valid, and valid once the code or the provider is mended: here the letter itself is.
  const mended = event({ contact: "mended" });
  const broken = bytes(payload({ contact: "mended", change: (data) => delete data.contact.name }));
  // Of the largest size, with its end at the end: any part that is missing makes it invalid.
  const misspelt = event({ contact: "large" }).toString().replace('"data"', '"DATA"');
  const large = bytes(`{${" ".repeat(1_048_576 - Buffer.byteLength(misspelt))}${misspelt.slice(1)}`);
  assert.equal(large.byteLength, 1_048_576);
  const letters = [
    ["msg_large", large],
    ["msg_mended", broken],
    ["msg_broken", example("invalid-utf8")],
  ];
  for (const [id, body] of letters) {
    const sent = await npmRun("send", file(`${id}.json`, body), id);
    assert.deepEqual([sent.code, sent.output.trim()], [0, '202 {"outcome":"invalid"}']);
  }
  await sql(`UPDATE dead_letters SET body = x'${mended.toString("hex")}' WHERE svix_id = 'msg_mended'`);
  await sql(`
    UPDATE dead_letters SET body = CAST(replace(CAST(body AS TEXT), '"DATA"', '"data"') AS BLOB)
    WHERE svix_id = 'msg_large'`);
  const replay = await npmRun("replay");
  assert.equal(replay.code, 1, output());
  assert.deepEqual(replay.output.trim().split("\n").sort(), [
    'msg_refused was not delivered: answered with 413 {"outcome":"too_large"}',
    "replayed: 1 not delivered, 2 event, 1 invalid",
  ]);

  let rows;
  for (let n = 0; n < 40 && rows?.length !== 2; n += 1) {
    rows = await sql("SELECT svix_id, hex(body) AS body FROM dead_letters ORDER BY svix_id");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.deepEqual(
    rows.map(({ svix_id }) => svix_id),
    ["msg_broken", "msg_refused"],
  );
  assert.deepEqual(Buffer.from(rows[0].body, "hex"), example("invalid-utf8"));
  const kept = await sql(
    "SELECT svix_id FROM connections WHERE contact_id IN ('large', 'mended') ORDER BY 1",
  );
  assert.deepEqual(kept, [{ svix_id: "msg_large" }, { svix_id: "msg_mended" }]);

  // The project's own command, from wherever one is, with the secret of the example.
  const sent = await run(packagedNode, [path("scripts", "worker.mjs"), "send", "good.json"], {
    env: { ...env, INIT_CWD: folder },
    log,
  });
  assert.deepEqual([sent.code, sent.output.trim()], [0, '202 {"outcome":"event"}']);
  stop();
  const missed = await npmRun("send", "good.json");
  assert.equal(missed.code, 1);
  assert.match(missed.output, /^good\.json was not delivered to http/);
});
