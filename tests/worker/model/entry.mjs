// A Worker with the example's consumer, store and clean-up. It stores histories in D1, and compares the tables with the reference.
// Bundled in the copied example, with its migrations applied.

import { random } from "../random.mjs";
import { cleanUp } from "../src/clean-up.ts";
import { consume } from "../src/consume.ts";
import { history } from "./history.mjs";
import { countDrift, reference } from "./reference.mjs";

/** Disables the log, which has a line for each message. */
console.log = console.error = () => {};

const COLUMNS = {
  contacts:
    "id, name, avatar, status, first_connected_at, last_event_id, last_event_at, store_id, staff_id, connected_at",
  line_users: "contact_id, position, id, name, line_uid, line_provider_id, profile_picture_url",
  stores: "id, own, status, name, logo, external_id",
  accounts: "id, own, status, store_id, name, display_name, employee_id, avatar",
  deliveries: "svix_id, outcome",
  other_events: "svix_id, type, CAST(body AS TEXT) AS body, received_at",
  dead_letters: "svix_id, reason, CAST(body AS TEXT) AS body",
};
const ID = {
  line_users: "contact_id",
  deliveries: "svix_id",
  other_events: "svix_id",
  dead_letters: "svix_id",
};

/** Most batches in one pass of a history; ten are usual. */
const MAX_BATCHES = 1000;

const half = ({ order }) => Math.floor(order.length / 2);

/** Returns the deliveries of each pass, in order. */
const passesOf = (one) =>
  [one.order.slice(0, half(one)), one.order.slice(half(one))].map((pass) =>
    pass.map((index) => one.deliveries[index]),
  );

export default {
  async fetch(request, env) {
    const { step, from, to, forget } = await request.json();
    const steps = { first: () => take(env, from, to, 0), second: () => take(env, from, to, 1) };
    if (step === "forget") return Response.json(await forgetIds(env.DB));
    if (step === "compare") return Response.json(await compare(env.DB, from, to, forget));
    return Response.json(await steps[step]());
  },
};

async function take(env, from, to, pass) {
  const counts = { deliveries: 0, messages: 0, batches: 0, failing: 0, retried: 0, replayed: 0 };
  for (let n = from; n < to; n += 1) await takeOne(env, n, pass, counts);
  return counts;
}

/** Stores one pass of a history in batches. Some batches fail, and some are repeated. */
async function takeOne(env, n, pass, counts) {
  const next = random(n * 31 + pass);
  const coming = passesOf(history(n))[pass];
  const poison = coming.filter(({ poison, outcome }) => poison && outcome !== "invalid");
  counts.deliveries += coming.length;
  if (poison.length > 0) await refuse(env.DB, poison);
  const waiting = [...coming];
  let failures = 0;
  for (let batches = 0; waiting.length > 0; batches += 1) {
    if (batches > MAX_BATCHES) throw new Error(`history ${n}: a message keeps failing`);
    const batch = waiting.splice(0, 1 + Math.floor(next() * 50));
    const failing = next() < 0.15 && failures < 4 ? pick(batch, next) : [];
    if (failing.length > 0) {
      failures += 1;
      counts.failing += 1;
      await refuse(env.DB, failing);
    }
    const retried = await give(env, "chatbrick-deliveries", batch, counts);
    counts.retried += retried.length;
    if (failing.length > 0)
      await allow(
        env.DB,
        failing.filter(({ poison }) => !poison),
      );
    for (const delivery of retried) {
      if (!delivery.poison && next() < 0.7) {
        waiting.splice(Math.floor(next() * (waiting.length + 1)), 0, delivery);
        continue;
      }
      // After the last retry, the message becomes a dead letter. It is replayed later, unless it always fails.
      await give(env, "chatbrick-dead-letters", [delivery], counts);
      if (!delivery.poison) waiting.push(delivery);
      counts.replayed += 1;
    }
    // The same batch again, as if the consumer had died between the write and the acknowledgement.
    if (next() < 0.05)
      await give(
        env,
        "chatbrick-deliveries",
        batch.filter(({ poison }) => !poison),
        counts,
      );
  }
}

const pick = (batch, next) => [...new Set([0, 1].map(() => batch[Math.floor(next() * batch.length)]))];

/** Passes a batch to the consumer; resolves to the deliveries to retry. */
async function give(env, queue, deliveries, counts) {
  const retried = [];
  const messages = deliveries.map((delivery) => ({
    attempts: 1,
    body: {
      id: delivery.svixId,
      receivedAt: delivery.receivedAt,
      body: new TextEncoder().encode(delivery.text),
    },
    ack: () => {},
    retry: () => retried.push(delivery),
  }));
  counts.batches += 1;
  counts.messages += messages.length;
  await consume({ queue, messages }, env);
  return retried;
}

const ids = (deliveries) => JSON.stringify(deliveries.map(({ svixId }) => svixId));
const refuse = (db, deliveries) =>
  db.prepare("INSERT OR IGNORE INTO refused SELECT value FROM json_each(?1)").bind(ids(deliveries)).run();
const allow = (db, deliveries) =>
  db.prepare("DELETE FROM refused WHERE id IN (SELECT value FROM json_each(?1))").bind(ids(deliveries)).run();

async function forgetIds(db) {
  let more = ["deliveries"];
  while (more.length > 0) ({ more } = await cleanUp(db, { deliveries: 1 }, Date.now()));
  return {};
}

/** Resolves to the differences by history and table. */
async function compare(db, from, to, forget) {
  const wrong = [];
  const drift = new Map();
  for (let n = from; n < to; n += 1) {
    const one = history(n);
    const passes = forget ? passesOf(one) : [passesOf(one).flat()];
    countDrift(drift, passes);
    const wanted = reference(one.deliveries, passes);
    const results = await db.batch(
      Object.entries(COLUMNS).map(([table, columns]) => {
        const id = ID[table] ?? "id";
        const prefix = id === "svix_id" ? `msg_${n}_` : `h${n}-`;
        const end = `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`;
        const order = table === "line_users" ? "contact_id, position" : id;
        return db
          .prepare(`SELECT ${columns} FROM ${table} WHERE ${id} >= ?1 AND ${id} < ?2 ORDER BY ${order}`)
          .bind(prefix, end);
      }),
    );
    for (const [index, table] of Object.keys(COLUMNS).entries())
      differ(wrong, `history ${n}, ${table}`, results[index].results, wanted[table]);
  }
  const { results } = await db
    .prepare("SELECT type, code, pointer, count, first_seen, last_seen FROM drift")
    .all();
  const sorted = (rows) => [...rows].map((row) => JSON.stringify(row)).sort();
  differ(wrong, "drift", sorted(results), sorted(drift.values()));
  return { wrong: wrong.slice(0, 5), count: wrong.length };
}

function differ(wrong, where, found, wanted) {
  const [a, b] = [found, wanted].map((rows) => rows.map((row) => JSON.stringify(sortKeys(row))));
  const at = a.findIndex((row, index) => row !== b[index]);
  if (a.length === b.length && at === -1) return;
  const index = at === -1 ? Math.min(a.length, b.length) : at;
  wrong.push(`${where}, row ${index}:\n  found  ${a[index]}\n  wanted ${b[index]}`);
}

const sortKeys = (row) =>
  typeof row === "string"
    ? row
    : Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
