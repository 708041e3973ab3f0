// The commands of the example and of the project, run against `wrangler dev`.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { path, target } from "../../scripts/paths.mjs";
import { packagedNode, run } from "../../scripts/programs.mjs";
import { serve } from "../packaging/bundlers/processes.mjs";
import { SECRET, until } from "./instance.mjs";
import { bytes, event, payload, payloadOf, sample } from "./payloads.mjs";
import { copy, quiet, wrangler } from "./sandbox.mjs";

const log = join(target, "test-logs", "worker-commands.log");
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
const { match, stop } = await serve(packagedNode, dev, {
  cwd: folder,
  env: quiet(folder),
  ready: /Ready on (http:\/\/\S+)/,
  seconds: 60,
});
after(stop);
const env = { ...quiet(folder), WORKER_URL: `${match[1]}/webhooks/chatbrick` };

/** Runs `npm run <name> -- <args>`, and resolves to the exit code and the lines. */
async function npmRun(name, ...args) {
  const options = { cwd: folder, env, log };
  const { code, output } = await run(packagedNode, [join(folder, "scripts", `${name}.ts`), ...args], options);
  return { code, output, lines: output.trim().split("\n") };
}

const file = (name, body) => {
  writeFileSync(join(folder, name), body);
  return name;
};

async function sql(command) {
  const args = ["d1", "execute", "DB", "--local", "--json", "--command", command];
  const printed = await wrangler(own, args, { log });
  return JSON.parse(printed.slice(printed.indexOf("[")))[0].results;
}

const stored = (name, command, rows) => until(name, async () => (await sql(command)).length === rows, 60);
const ACCEPTED = '202 {"outcome":"event"}';

test("send: sends a file unchanged, and exits with 1 if it is not delivered", async () => {
  const good = await npmRun("send", file("good.json", event({ contact: "from-file" })));
  assert.deepEqual([good.code, good.lines], [0, [ACCEPTED]]);
  const options = { cwd: folder, env: { ...env, WORKER_URL: "http://127.0.0.1:1/" }, log };
  const missed = await run(packagedNode, [join(folder, "scripts", "send.ts"), "good.json"], options);
  assert.equal(missed.code, 1);
  assert.match(missed.output, /^good\.json was not delivered: http:\/\/127\.0\.0\.1:1\/ does not respond/);
  for (const wrong of [[], ["no-such.json"], ["good.json", "--wrong"], ["good.json", "good.json"]]) {
    const { code, output } = await npmRun("send", ...wrong);
    assert.equal(code, 2, output);
    assert.match(output, /Event types: contact\.connection\.connected/);
  }
  assert.equal((await npmRun("send", "store.created", "--contact", "other")).code, 2);
});

test("each command exits with 2 for wrong usage, and does not run", async () => {
  const wrong = {
    // With a misspelt --remote, a command would read the local database.
    who: [["x", "--remot"], ["x", "y"], [""]],
    drift: [["--remot"], ["2026-11-01", "2026-12-01"], ["1"], ["May"], ["2026-13-01"]],
    // `constructor` is in the prototype of every object.
    "dead-letters": [["--remot"], ["list", "x"], ["show", "x", "y"], ["replay", "--all"], ["constructor"]],
    replay: [["--remot"], ["msg_1"]],
  };
  for (const [name, all] of Object.entries(wrong)) {
    for (const args of all) {
      const { code, output } = await npmRun(name, ...args);
      assert.equal(code, 2, `${name} ${args}: ${output}`);
      assert.match(output, /npm run /);
      assert.doesNotMatch(output, /replayed|^ +at /m);
    }
  }
});

test("without --remote, nothing is delivered to another computer", async () => {
  const send = ["send", "store.created"];
  const deployed = "https://chatbrick-webhooks.example.workers.dev/webhooks/chatbrick";
  for (const [url, name, ...args] of [
    [deployed, ...send],
    [deployed, "dead-letters", "replay"],
    [deployed, "replay"],
    ["http://localhost:secret@shop.example/", ...send],
    ["http://localhost.shop.example/", ...send],
    ["shop.example", ...send],
  ]) {
    const command = [join(folder, "scripts", `${name}.ts`), ...args];
    const elsewhere = { ...env, WORKER_URL: url };
    const { code, output } = await run(packagedNode, command, { cwd: folder, env: elsewhere, log });
    assert.deepEqual(
      [code, output.trim()],
      [2, "WORKER_URL is not on this computer: add --remote, or unset WORKER_URL."],
    );
  }
});

test("send --remote: needs the address and the secret of the deployed Worker", async () => {
  const { code, output } = await npmRun("send", "store.created", "--remote");
  assert.deepEqual([code, output.startsWith("The address or the secret is missing")], [2, true], output);
  const options = { cwd: folder, env: { ...env, CHATBRICK_WEBHOOK_SECRET: SECRET }, log };
  const command = [join(folder, "scripts", "send.ts"), "store.created", "--remote"];
  const sent = await run(packagedNode, command, options);
  assert.deepEqual([sent.code, sent.output.trim()], [0, ACCEPTED]);
});

test("send: the project's command works from any folder, with the secret of the example", async () => {
  const { code, output } = await run(packagedNode, [path("scripts", "worker.mjs"), "send", "good.json"], {
    env: { ...env, INIT_CWD: folder },
    log,
  });
  assert.deepEqual([code, output.trim()], [0, ACCEPTED]);
});

test("send and who: each example that is sent is newer than the last", async () => {
  const types = ["connected", "changed", "disconnected", "connected"];
  for (const kind of types) {
    const { code, lines } = await npmRun("send", `contact.connection.${kind}`, "--contact", "sent");
    assert.deepEqual([code, lines], [0, [ACCEPTED]]);
  }
  await npmRun("send", "store.deactivated");
  await stored("four deliveries", "SELECT 1 FROM contacts WHERE id = 'sent' AND status = 'connected'", 1);
  await stored("the store", "SELECT 1 FROM stores WHERE status = 'deactivated'", 1);
  const [{ n }] = await sql(
    "SELECT count(*) AS n FROM contacts WHERE id = 'sent' AND connected_at = last_event_at",
  );
  assert.equal(n, 1);

  const contact = await npmRun("who", "sent");
  assert.equal(contact.code, 0);
  assert.match(contact.lines[0], /^contact .+ \(sent\)$/);
  assert.match(contact.lines[1], /^ {2}connected since 20\d\d-/);
  const { connectedStore, connectedStaff, lineUsers } = payload().data;
  const store = await npmRun("who", connectedStore.id);
  assert.match(store.lines[0], /^store .+, deactivated: 2 connected now$/);
  assert.match(store.output, /\(sent\) since 20\d\d-/);
  const staff = await npmRun("who", connectedStaff.id);
  assert.match(staff.lines[0], /^staff member .+, active: 2 connected now$/);
  for (const id of [lineUsers[0].id, lineUsers[0].lineUid])
    assert.match((await npmRun("who", id)).output, /\(sent\)/);

  await npmRun("send", "contact.connection.disconnected", "--contact", "sent");
  await stored("the end", "SELECT 1 FROM contacts WHERE id = 'sent' AND status = 'disconnected'", 1);
  assert.match((await npmRun("who", "sent")).output, /disconnected since .+; connected before, from 20/);
});

test("who: an unknown id exits with 1, a missing one with 2, and an id cannot inject SQL", async () => {
  for (const id of ["nobody", "' OR 1=1; DROP TABLE contacts; --", "?1", 'a"b']) {
    const { code, output } = await npmRun("who", id);
    assert.deepEqual([code, output.startsWith("No contact, store")], [1, true], output);
  }
  assert.equal((await npmRun("who")).code, 2);
});

test("dead-letters: lists, shows and replays dead letters, and has the documented exit codes", async () => {
  assert.deepEqual(await npmRun("dead-letters").then(({ code, lines }) => [code, lines]), [
    0,
    ["0 dead letters"],
  ]);
  assert.deepEqual(await npmRun("dead-letters", "replay").then(({ code, lines }) => [code, lines]), [
    0,
    ["replayed: nothing"],
  ]);

  // The first replayed letter is one that the Worker refuses, so it must be inserted by hand.
  await sql(`INSERT INTO dead_letters VALUES ('msg_refused', 'invalid', '[]', zeroblob(1048577), 0)`);
  // A letter that becomes valid: here, by changing its body.
  const mended = event({ contact: "mended" });
  const nameless = bytes(payload({ contact: "mended", change: (data) => delete data.contact.name }));
  // A warning before the error, which is the reason.
  const broken = bytes(nameless.toString().replace('"data":{', '"data":{"plan":1,'));
  // A letter of the largest size, which is invalid if any part is missing.
  const misspelt = event({ contact: "large" }).toString().replace('"data"', '"DATA"');
  const large = bytes(`{${" ".repeat(1_048_576 - Buffer.byteLength(misspelt))}${misspelt.slice(1)}`);
  assert.equal(large.byteLength, 1_048_576);
  for (const [id, body] of [
    ["msg_large", large],
    ["msg_mended", broken],
    ["msg_broken", sample("invalid-utf8")],
  ]) {
    const sent = await npmRun("send", file(`${id}.json`, body), "--id", id);
    assert.deepEqual([sent.code, sent.lines], [0, ['202 {"outcome":"invalid"}']]);
  }

  const list = await npmRun("dead-letters", "list");
  assert.equal(list.code, 1);
  assert.equal(list.lines.at(-1), "4 dead letters");
  assert.match(list.output, /^msg_mended .+ invalid missing_field \/data\/contact\/name and 1 more$/m);
  const show = await npmRun("dead-letters", "show", "msg_mended");
  assert.equal(show.code, 1);
  assert.match(show.output, /error\[missing_field\]: /);
  assert.match(show.output, /invalid: 1 error, 1 warning/);
  for (const wrong of [["show"], ["show", "msg_nobody"], ["replay", "msg_nobody"], ["wrong"]])
    assert.equal((await npmRun("dead-letters", ...wrong)).code, 2, `${wrong}`);

  await sql(`UPDATE dead_letters SET body = x'${mended.toString("hex")}' WHERE svix_id = 'msg_mended'`);
  await sql(`
    UPDATE dead_letters SET body = CAST(replace(CAST(body AS TEXT), '"DATA"', '"data"') AS BLOB)
    WHERE svix_id = 'msg_large'`);
  assert.match((await npmRun("dead-letters", "show", "msg_mended")).output, /replay it/);
  const one = await npmRun("dead-letters", "replay", "msg_mended");
  assert.deepEqual([one.code, one.lines], [0, ["replayed: 1 event"]]);
  await stored("the mended one", "SELECT 1 FROM contacts WHERE id = 'mended'", 1);
  const all = await npmRun("dead-letters", "replay");
  assert.equal(all.code, 1);
  assert.deepEqual(all.lines.toSorted(), [
    "1 still invalid: they stay dead letters.",
    `msg_refused was not delivered: ${env.WORKER_URL} responded with 413 {"outcome":"too_large"}`,
    "replayed: 1 not delivered, 1 event, 1 invalid",
  ]);
  await stored("what stays", "SELECT 1 FROM dead_letters", 2);
  const rows = await sql("SELECT svix_id, hex(substr(body, 1, 5000)) AS body FROM dead_letters ORDER BY 1");
  assert.deepEqual(
    rows.map(({ svix_id }) => svix_id),
    ["msg_broken", "msg_refused"],
  );
  assert.deepEqual(Buffer.from(rows[0].body, "hex"), sample("invalid-utf8"));
  await stored("the large one", "SELECT 1 FROM contacts WHERE id = 'large'", 1);
});

test("replay: an event whose type the package now knows is added to the state", async () => {
  const nothing = await npmRun("replay");
  assert.deepEqual([nothing.code, nothing.lines[0]], [0, "replayed: nothing"]);
  // Stored by an older package, which did not know the type.
  const body = bytes(payloadOf("store.created", "replayed", 1_700_000_000_000));
  await sql(`
    INSERT INTO other_events VALUES ('msg_newer', 'store.created', x'${body.toString("hex")}', 1),
      ('msg_unknown', 'store.merged', x'7b7d', 1)`);
  await sql(
    "INSERT INTO deliveries VALUES ('msg_newer', 'other_event', 1), ('msg_unknown', 'other_event', 1)",
  );
  const replay = await npmRun("replay");
  assert.deepEqual([replay.code, replay.lines], [0, ["replayed: 1 event"]]);
  await stored("the store", "SELECT 1 FROM stores WHERE id = 'replayed'", 1);
  assert.deepEqual(await sql("SELECT svix_id FROM other_events"), [{ svix_id: "msg_unknown" }]);
  const [{ outcome }] = await sql("SELECT outcome FROM deliveries WHERE svix_id = 'msg_newer'");
  assert.equal(outcome, "event");
});

test("drift: prints new departures since a date, and exits with 1 if there are any", async () => {
  await sql("DELETE FROM drift");
  const none = await npmRun("drift");
  assert.deepEqual([none.code, none.lines], [0, ["Nothing new since 1970-01-01."]]);
  await npmRun("send", file("plan.json", event({ change: (data) => (data.plan = "x") })), "--id", "msg_plan");
  await stored("the drift", "SELECT 1 FROM drift", 1);
  const some = await npmRun("drift", "2026-01-01");
  assert.equal(some.code, 1);
  assert.match(
    some.lines[0],
    /1x {2}contact\.connection\.connected {2}unknown_field {2}\/data\/plan {2}\(msg_plan\)$/,
  );
  assert.equal((await npmRun("drift", "2999-01-01")).code, 0);
  assert.equal((await npmRun("drift", "yesterday")).code, 2);
});
