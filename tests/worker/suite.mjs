// What the test files share: the sandbox, which all.mjs has made, and an instance that is stopped at the end.

import { join } from "node:path";
import { after } from "node:test";
import { deliver, signedHeaders } from "../../examples/worker/scripts/sign.mjs";
import { migrate, SECRET, start, until } from "./instance.mjs";

const folder = process.env.WORKER_SANDBOX;
if (!folder) throw new Error("Run these by `npm run test:worker`, which makes the folder that they need.");
export const sandbox = { folder, tool: (...parts) => join(process.env.WORKER_TOOLS, ...parts) };

/** A started instance with its tables, and the ways to talk to it. */
export async function instance(options = {}) {
  const worker = await start(sandbox, options);
  after(worker.stop);
  if (worker.db && !options.bare) await migrate(sandbox, worker.db);
  const send = (body, { secret = SECRET, ...rest } = {}) => deliver(worker.url, body, { secret, ...rest });
  /** Sends with headers that `change` has changed; what it returns replaces them. */
  const sendWith = (body, change, init = {}) => {
    const headers = signedHeaders(body, { secret: SECRET });
    return fetch(worker.url, { method: "POST", body, headers: change(headers) ?? headers, ...init });
  };
  /** Waits until the consumer has said this of an id, or of so many messages. */
  const consumed = (id, outcomes = ["kept", "older", "duplicate", "dead_letter"], count = 1) =>
    until(`${outcomes} of ${id}`, () => {
      const entries = worker
        .log()
        .filter(({ on, svixId, outcome }) => on === "message" && svixId === id && outcomes.includes(outcome));
      return entries.length >= count;
    });
  return { ...worker, send, sendWith, consumed };
}

export const TABLES = ["deliveries", "connections", "line_users", "other_events", "dead_letters"];

/** How many rows each table has. */
export async function counts({ rows }) {
  const all = TABLES.map(async (table) => [table, (await rows(`SELECT count(*) AS n FROM ${table}`))[0].n]);
  return Object.fromEntries(await Promise.all(all));
}

export const NOTHING = Object.fromEntries(TABLES.map((table) => [table, 0]));
