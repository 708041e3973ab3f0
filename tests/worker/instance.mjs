// Runs the bundled Worker in workerd, with a D1 database and queues on this computer, configured by its wrangler.jsonc.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Without this level, wrangler prints at each start where it found the secret.
process.env.WRANGLER_LOG = "error";

export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/** The compatibility date of the Worker. */
export const DATE = /"compatibility_date": "([^"]+)"/.exec(
  readFileSync(new URL("../../examples/worker/wrangler.jsonc", import.meta.url), "utf8"),
)[1];

/** Returns the files of the bundle in workerd's form. */
export function modules(out, main = "index.js") {
  const wasm = readdirSync(out).filter((file) => file.endsWith(".wasm"));
  return [
    { type: "ESModule", path: join(out, main) },
    ...wasm.map((file) => ({ type: "CompiledWasm", path: join(out, file) })),
  ];
}

/**
 * Starts the Worker. `bindings`: added to those of wrangler.jsonc. `change`: can change the options. `persist`: a folder for data
 * that outlives the instance. Retries do not wait here, and batches wait a twentieth of a second.
 */
export async function start(sandbox, { bindings = {}, change = () => {}, persist, main, ...shared } = {}) {
  const out = join(sandbox.folder, main ? "out-model" : "out");
  const load = (...file) => import(pathToFileURL(sandbox.tool(...file)));
  const { Miniflare, convertV4MiniflareOptions, Log, LogLevel } = await load(
    "miniflare",
    "dist",
    "src",
    "index.js",
  );
  const { unstable_getMiniflareWorkerOptions: read } = await load("wrangler", "wrangler-dist", "cli.js");

  const { workerOptions } = read(join(sandbox.folder, "wrangler.jsonc"));
  const worker = {
    ...workerOptions,
    name: "worker",
    modules: modules(out, main),
    modulesRoot: out,
    bindings: {
      ...workerOptions.bindings,
      CHATBRICK_WEBHOOK_SECRET: SECRET,
      RETRY_SECONDS: 0,
      ...bindings,
    },
  };
  for (const consumer of Object.values(worker.queueConsumers)) consumer.maxBatchTimeout = 0.05;
  change(worker);

  const lines = [];
  const options = convertV4MiniflareOptions({
    ...worker,
    host: "127.0.0.1",
    port: 0,
    cf: false,
    log: new Log(LogLevel.NONE),
    handleStructuredLogs: ({ message }) => lines.push(message),
    ...(persist && { resourcePersistencePath: persist }),
    ...shared,
  });
  const miniflare = new Miniflare(options);
  const address = await miniflare.ready;
  const db = worker.d1Databases?.DB ? await miniflare.getD1Database("DB") : undefined;
  return {
    miniflare,
    db,
    address,
    url: new URL("/webhooks/chatbrick", address).href,
    /** Returns the parsed lines of the Worker's log. */
    log: () => lines.map((line) => JSON.parse(line)),
    raw: () => lines.join("\n"),
    rows: async (sql, ...values) =>
      (
        await db
          .prepare(sql)
          .bind(...values)
          .all()
      ).results,
    stop: () => miniflare.dispose(),
  };
}

/** Creates the tables, like `wrangler d1 migrations apply`. */
export async function migrate(sandbox, db) {
  const folder = join(sandbox.folder, "migrations");
  for (const file of readdirSync(folder).sort()) {
    const sql = readFileSync(join(folder, file), "utf8").replaceAll(/--.*$/gm, "");
    const statements = sql.split(";").filter((statement) => statement.trim() !== "");
    await db.batch(statements.map((statement) => db.prepare(statement)));
  }
}

/** Waits until `holds` returns true; otherwise fails with this name. */
export async function until(name, holds, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await holds()) return;
    if (Date.now() > end) throw new Error(`${name}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
