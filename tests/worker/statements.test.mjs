// The number of statements in one run of the Worker, which D1 limits. Runs the consumer and the clean-up without workerd, with a
// database that counts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { EVENT_TYPES } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import { cleanUp } from "../../examples/worker/src/clean-up.ts";
import { consume } from "../../examples/worker/src/consume.ts";
import { bytes } from "./payloads.mjs";
import { message, sandbox } from "./suite.mjs";

/** Statements in one run of a Worker: on the paid plan, and on the free plan. */
const LIMITS = { paid: 1000, free: 50 };
const readme = readFileSync(join(sandbox.folder, "README.md"), "utf8");
const config = readFileSync(join(sandbox.folder, "wrangler.jsonc"), "utf8");

/** A database that counts statements. Batches fail; single statements succeed, and change the most rows that they may. */
function counting() {
  const db = { statements: 0 };
  const run = async () => {
    db.statements += 1;
    return { results: [], meta: { changes: 1000, rows_written: 1000 } };
  };
  db.prepare = () => ({ bind: () => ({ run, first: run }), first: run });
  db.batch = async (statements) => {
    db.statements += statements.length;
    throw new Error("refused by the test");
  };
  return db;
}

/** Returns the number of statements of a batch that fails, and whose messages fail alone, too. */
async function worst(t, size, type) {
  t.mock.method(console, "error", () => {});
  const db = counting();
  const messages = Array.from({ length: size }, (_, n) => ({
    ...message(`msg_${n}`, bytes(example(type))),
    ack: () => {},
    retry: () => {},
  }));
  await consume({ queue: "chatbrick-deliveries", messages }, { DB: db, RETRY_SECONDS: 10 });
  return db.statements;
}

test("a batch of the configured size takes the README's number of statements at worst", async (t) => {
  const [, row] = /^\| D1: statements in one run of a Worker \| (.+) \|$/m.exec(readme);
  const [paid, free] = row
    .split(" | ")
    .map((cell) => cell.match(/[\d,]+/g).map((n) => Number(n.replace(",", ""))));
  assert.deepEqual([paid[0], free[0]], [LIMITS.paid, LIMITS.free]);
  for (const [limit, size, statements] of [paid, free]) {
    assert.equal(await worst(t, size, "contact.connection.connected"), statements);
    assert.ok(statements <= limit);
  }
  const sizes = [...config.matchAll(/"max_batch_size": (\d+)/g)].map(([, size]) => Number(size));
  assert.deepEqual(sizes, [paid[1], paid[1]]);
  assert.match(config, /max_batch_size to at most 3 there/);
  assert.equal(free[1], 3);
});

test("the README's largest batch is the largest that fits into the limit of the paid plan", async (t) => {
  const [, most] = /Raise `max_batch_size` to (\d+), the most that fits/.exec(readme);
  assert.ok((await worst(t, Number(most), "contact.connection.connected")) <= LIMITS.paid);
  assert.ok((await worst(t, Number(most) + 1, "contact.connection.connected")) > LIMITS.paid);
});

test("no event type takes more statements than a connected event", async (t) => {
  const most = await worst(t, 10, "contact.connection.connected");
  for (const type of EVENT_TYPES) assert.ok((await worst(t, 10, type)) <= most, type);
});

test("one run of the clean-up fits into the limit of the free plan", async () => {
  const db = counting();
  const { more } = await cleanUp(db, { deliveries: 30, other_events: 90, dead_letters: 90 }, Date.now());
  assert.equal(more.length, 3);
  assert.ok(db.statements <= LIMITS.free, `${db.statements} statements`);
});
