// The model test: runs random histories through the Worker's consumer and SQL in workerd's D1, and compares the tables with a
// reference. Two instances of workerd share the histories in chunks; each is restarted in the middle of a chunk.

import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { path } from "../../../scripts/paths.mjs";
import { migrate, start } from "../instance.mjs";
import { wrangler } from "../sandbox.mjs";
import { CONTACTS } from "./history.mjs";

/** Number of histories between two restarts. */
const CHUNK = 250;
const LANES = 2;
const HERE = path("tests", "worker", "model");
/** A folder in memory, if it exists, so that the databases do not wait for the disk. */
const MEMORY = "/dev/shm";

/** Deliveries whose id is in this table fail at their last statement. */
const REFUSE = [
  "CREATE TABLE refused (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
  `CREATE TRIGGER refuse BEFORE INSERT ON deliveries WHEN EXISTS (SELECT 1 FROM refused WHERE id = NEW.svix_id)
   BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`,
];

/** Bundles the entry in the copied example. */
export async function bundleModel(sandbox, options) {
  cpSync(HERE, join(sandbox.folder, "model"), { recursive: true });
  cpSync(path("tests", "worker", "random.mjs"), join(sandbox.folder, "random.mjs"));
  await wrangler(sandbox, ["deploy", "model/entry.mjs", "--dry-run", "--outdir=out-model"], options);
  if (!existsSync(join(sandbox.folder, "out-model", "entry.js")))
    throw new Error("wrangler did not write entry.js");
}

/** Bundles and runs this many histories, and prints the result; resolves to whether all tables equal the reference. */
export async function reportModel(sandbox, { histories, ...options }) {
  await bundleModel(sandbox, options);
  const total = await model(sandbox, { histories });
  const { deliveries, messages, batches, failing, retried, replayed, restarts, forgotten, wrong, seconds } =
    total;
  console.log(
    `  model: ${total.histories} of 10000 histories of ${CONTACTS} contacts, ${deliveries} deliveries of all types, duplicates included, in ${seconds.toFixed(0)} s`,
  );
  console.log(
    `  ${messages} messages in ${batches} batches; ${failing} batches failed, ${retried} messages were retried, ${replayed} went to the dead letters; ${restarts} restarts, ids forgotten in ${forgotten} of them`,
  );
  for (const line of wrong) console.log(`  WRONG: ${line}`);
  if (wrong.length === 0) console.log("  all tables equal the reference");
  return wrong.length === 0 && total.histories === histories;
}

/** Runs this many histories, beginning with number `from`; resolves to the counts and the differences. */
export async function model(sandbox, { histories, from = 0 }) {
  const begin = performance.now();
  const total = { histories: 0, restarts: 0, forgotten: 0, wrong: [] };
  const chunks = [];
  for (let n = from; n < from + histories; n += CHUNK)
    chunks.push([n, Math.min(n + CHUNK, from + histories)]);
  const lane = async () => {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift())
      await runChunk(sandbox, chunk, total);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...total, seconds: (performance.now() - begin) / 1000 };
}

async function runChunk(sandbox, [from, to], total) {
  const persist = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : sandbox.folder, "model-state-"));
  /** In every second chunk, the clean-up deletes the ids between the passes. */
  const forget = (from / CHUNK) % 2 === 1;
  let worker;
  const ask = async (step) => {
    const body = JSON.stringify({ step, from, to, forget });
    const response = await worker.miniflare.dispatchFetch(worker.address, { method: "POST", body });
    if (!response.ok) throw new Error(`${step} of histories ${from} to ${to}: ${await response.text()}`);
    return response.json();
  };
  const add = (counts) => {
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  };
  const open = async () => {
    worker = await start(sandbox, { persist, main: "entry.js" });
  };
  try {
    await open();
    await migrate(sandbox, worker.db);
    await worker.db.batch(REFUSE.map((sql) => worker.db.prepare(sql)));
    add(await ask("first"));
    await worker.stop();
    await open();
    total.restarts += 1;
    if (forget) {
      await ask("forget");
      total.forgotten += 1;
    }
    add(await ask("second"));
    const { wrong } = await ask("compare");
    total.wrong.push(...wrong);
    total.histories += to - from;
  } finally {
    await worker?.stop();
    rmSync(persist, { recursive: true, force: true });
  }
}
