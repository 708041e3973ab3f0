// Shared by the test files: the sandbox that all.mjs has made, and an instance that is stopped at the end.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after } from "node:test";
import { migrate, SECRET, start, until } from "./instance.mjs";
import { bytes } from "./payloads.mjs";
import { deliver, signedHeaders } from "./sign.mjs";

const folder = process.env.WORKER_SANDBOX;
if (!folder) throw new Error("Run these tests with `npm run test:worker`, which makes their folder.");
export const sandbox = { folder, tool: (...parts) => join(process.env.WORKER_TOOLS, ...parts) };

/** Starts an instance with its tables, and returns functions to use it. */
export async function instance(options = {}) {
  const worker = await start(sandbox, options);
  after(worker.stop);
  if (worker.db && !options.bare) await migrate(sandbox, worker.db);
  const send = (body, { secret = SECRET, ...rest } = {}) => deliver(worker.url, body, { secret, ...rest });
  /** Sends with changed headers: `change` changes them, or returns others. */
  const sendWith = (body, change, init = {}) => {
    const headers = signedHeaders(body, { secret: SECRET });
    return fetch(worker.url, { method: "POST", body, headers: change(headers) ?? headers, ...init });
  };
  /** Waits until the consumer has logged one of the outcomes for an id, `count` times. */
  const consumed = (id, outcomes = ["kept", "older", "duplicate", "dead_letter"], count = 1) =>
    until(`${outcomes} of ${id}`, () => {
      const entries = worker
        .log()
        .filter(({ on, svixId, outcome }) => on === "message" && svixId === id && outcomes.includes(outcome));
      return entries.length >= count;
    });
  return { ...worker, send, sendWith, consumed };
}

/** Returns a message in the queue's form. */
export const message = (id, body, attempts = 1) => ({
  id: `q-${id}`,
  timestamp: new Date(),
  attempts,
  body: { id, receivedAt: Date.now(), body: new Uint8Array(body) },
});

/** Passes deliveries, as pairs of id and payload, to the consumer in one batch. All of them must be acknowledged. */
export async function take(worker, deliveries) {
  const handler = await worker.miniflare.getWorker();
  const messages = deliveries.map(([id, payload]) => message(id, bytes(payload)));
  const { outcome, retryMessages } = await handler.queue("chatbrick-deliveries", messages);
  assert.deepEqual([outcome, retryMessages], ["ok", []]);
}

export const TABLES = [
  "contacts",
  "line_users",
  "stores",
  "accounts",
  "deliveries",
  "other_events",
  "dead_letters",
  "drift",
];

/** Returns the number of rows of each table. */
export async function counts({ rows }) {
  const all = TABLES.map(async (table) => [table, (await rows(`SELECT count(*) AS n FROM ${table}`))[0].n]);
  return Object.fromEntries(await Promise.all(all));
}

export const NOTHING = Object.fromEntries(TABLES.map((table) => [table, 0]));

/** Returns the numbers of rows after connections of this many contacts to the store and staff member of the sample. */
export const connected = (contacts) => ({
  ...NOTHING,
  contacts,
  line_users: contacts,
  stores: 1,
  accounts: 1,
  deliveries: contacts,
});
