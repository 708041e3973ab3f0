// The load run: sends signed deliveries over loopback to the bundle in workerd, with a restart in the middle. The tables must
// then contain all of them, by outcome and by contact.

import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { migrate, SECRET, start, until } from "./instance.mjs";
import { bytes, event, payloadOf, sample } from "./payloads.mjs";
import { random } from "./random.mjs";
import { signedHeaders } from "./sign.mjs";

/** Number of concurrent requests. */
const CONCURRENCY = 32;
const OTHER_SECRET = `whsec_${Buffer.from("not the secret").toString("base64")}`;

const CONTACT_KINDS = ["connected", "changed", "disconnected"];
/** Ranks of events at the same instant, from the oldest to the newest. */
const RANKS = ["created", "updated", ...CONTACT_KINDS, "deactivated"];

/**
 * Returns the deliveries. Of a hundred, one has a wrong signature, one is invalid, five are of an unknown type, ten are about a
 * store and five about an account; the others are about contacts, four of each on average, in any order. Two of a hundred are
 * repeated later.
 */
export function deliveries(count, seed) {
  const next = random(seed);
  const first = Array.from({ length: count }, (_, n) => one(n, count, next));
  const signed = first.filter(({ outcome }) => outcome !== "wrong_signature");
  const again = Array.from(
    { length: Math.round(count / 50) },
    () => signed[Math.floor(next() * signed.length)],
  );
  const all = [...first];
  for (const delivery of again) {
    const at = all.indexOf(delivery) + 1;
    all.splice(at + Math.floor(next() * (all.length - at)), 0, delivery);
  }
  return all;
}

function one(n, count, next) {
  // The same length as Svix's ids.
  const id = `msg_load${String(n).padStart(23, "0")}`;
  const below = (limit) => Math.floor(next() * limit);
  // Few instants, so that some events have the same.
  const at = 1_700_000_000_000 + below(20);
  const share = n % 100;
  if (share === 13) return { id, outcome: "wrong_signature", body: event(), secret: OTHER_SECRET };
  if (share === 37)
    return { id, outcome: "invalid", body: sample(n % 200 === 37 ? "truncated" : "duplicate-key") };
  if (share % 20 === 1)
    return { id, outcome: "other_event", body: bytes({ type: "store.merged", data: { store: { id: id } } }) };
  const make = (type, about, change) => ({
    id,
    outcome: "event",
    type,
    about,
    at,
    body: bytes(payloadOf(type, about, at, change)),
  });
  const store = `load-store-${below(50)}`;
  const account = `load-account-${below(50)}`;
  if (share % 10 === 3) return make(`store.${["created", "updated", "deactivated"][below(3)]}`, store);
  if (share % 20 === 5) return make(`account.${["created", "deactivated"][below(2)]}`, account);
  const kind = CONTACT_KINDS[below(3)];
  const made = make(`contact.connection.${kind}`, `load-${below(count / 4)}`, (data) => {
    if (data.connectedStore) data.connectedStore.id = store;
    if (data.connectedStaff) data.connectedStaff.id = account;
  });
  return { ...made, ...(kind !== "disconnected" && { store, account }) };
}

/** Returns the expected content of the tables after these deliveries. */
export function expected(sent) {
  const ids = new Map(sent.map((delivery) => [delivery.id, delivery]));
  const of = (outcome) => [...ids.values()].filter((delivery) => delivery.outcome === outcome);
  const events = of("event");
  const about = (kind) =>
    Map.groupBy(events, ({ type, about }) => (type.startsWith(kind) ? about : undefined));
  const contacts = groups(about("contact.")).map(([id, own]) => {
    const last = newest(own);
    const connection = newest(own.filter(({ store }) => store));
    const status = last.type.endsWith(".disconnected") ? "disconnected" : "connected";
    return [id, status, connection?.store ?? null, connection?.account ?? null, last.id].join(" ");
  });
  const carried = (member) => new Set(events.flatMap((event) => event[member] ?? []));
  const things = (kind) => {
    const own = about(`${kind}.`);
    const all = new Set([...carried(kind), ...groups(own).map(([id]) => id)]);
    return [...all].map((id) => {
      const deactivated = newest(own.get(id) ?? [])?.type.endsWith("deactivated");
      return `${id} ${deactivated ? "deactivated" : "active"}`;
    });
  };
  return {
    events: events.length,
    other: of("other_event").length,
    invalid: of("invalid").length,
    states: [...contacts, ...things("store"), ...things("account")].sort(),
  };
}

const groups = (map) => [...map].filter(([key]) => key !== undefined);
const newest = (events) =>
  events
    .toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || (a.id < b.id ? -1 : Number(a.id > b.id)))
    .at(-1);
const rank = ({ type }) => RANKS.indexOf(type.split(".").at(-1));

/** Returns the content of the tables. */
async function found({ rows }) {
  const count = async (sql) => (await rows(sql))[0].n;
  const contacts = await rows("SELECT id, status, store_id, staff_id, last_event_id FROM contacts");
  const things = await rows("SELECT id, status FROM stores UNION ALL SELECT id, status FROM accounts");
  return {
    events: await count("SELECT count(*) AS n FROM deliveries WHERE outcome = 'event'"),
    other: await count("SELECT count(*) AS n FROM other_events"),
    invalid: await count("SELECT count(*) AS n FROM dead_letters"),
    states: [...contacts, ...things].map((row) => Object.values(row).join(" ")).sort(),
  };
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Sends once; resolves to the status, or to 0 without a response. */
function post(port, agent, { id, body, secret = SECRET }) {
  return new Promise((resolve) => {
    const headers = { ...signedHeaders(body, { secret, id }), "content-length": body.byteLength };
    const options = { port, host: "127.0.0.1", method: "POST", path: "/webhooks/chatbrick", agent, headers };
    const sent = request(options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode));
      response.once("error", () => resolve(0));
    });
    sent.once("error", () => resolve(0));
    sent.end(body);
  });
}

/** Sends all deliveries, and repeats those without a response or with a 5xx. */
export async function sendAll(port, all, { answers, times, unanswered = { count: 0 } }) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  let next = 0;
  const lane = async () => {
    while (next < all.length) {
      const delivery = all[next];
      next += 1;
      for (;;) {
        const start = performance.now();
        const status = await post(port, agent, delivery);
        if (status !== 0 && status < 500) {
          times.push(performance.now() - start);
          answers.push(`${delivery.outcome} ${status}`);
          break;
        }
        unanswered.count += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  agent.destroy();
}

export const tally = (list) => {
  const counts = {};
  for (const item of list) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
};

/**
 * Sends `count` deliveries with a restart in the middle. Resolves to the numbers, and to the list of differences between the
 * deliveries and the tables.
 */
export async function load(sandbox, { count, seed }) {
  const persist = mkdtempSync(join(sandbox.folder, "state-"));
  const all = deliveries(count, seed);
  const half = Math.floor(all.length / 2);
  let worker = await start(sandbox, { persist });
  try {
    await migrate(sandbox, worker.db);
    const port = Number(worker.address.port);
    const [answers, times, unanswered] = [[], [], { count: 0 }];
    /** Waits until the tables are right; returns the differences. */
    const settle = async (sent) => {
      try {
        await until("all", async () => same(await found(worker), expected(sent)), 60);
        return [];
      } catch {
        const [went, came] = [expected(sent), await found(worker)];
        const states = went.states.filter((state) => !came.states.includes(state)).length;
        return [`sent: ${summary(went)}; stored: ${summary(came)}, ${states} of them with a wrong state`];
      }
    };

    const begin = performance.now();
    await sendAll(port, all.slice(0, half), { answers, times });
    const firstHalf = performance.now() - begin;
    // Cloudflare's queues outlive a Worker, but the local ones are in its memory: they must be empty when it ends.
    const wrong = await settle(all.slice(0, half));

    // The sender continues while the Worker is stopped.
    const resumed = performance.now();
    const written = rowsWritten(worker);
    await worker.stop();
    const sending = sendAll(port, all.slice(half), { answers, times, unanswered });
    await until("a refused delivery", () => unanswered.count > 0);
    worker = await start(sandbox, { persist, port });
    const down = performance.now() - resumed;
    await sending;
    const secondHalf = performance.now() - resumed - down;
    wrong.push(...(await settle(all)));

    const wanted = tally(all.map(({ outcome }) => `${outcome} ${outcome === "wrong_signature" ? 401 : 202}`));
    const got = tally(answers);
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)]))
      if (wanted[key] !== got[key])
        wrong.push(`${key}: ${got[key] ?? 0} answers, ${wanted[key] ?? 0} expected`);
    if (unanswered.count === 0) wrong.push("no delivery was refused, so the restart had no effect");
    times.sort((a, b) => a - b);
    const size = await worker.db.prepare("SELECT 1").run();
    return {
      wrong,
      answers: got,
      rows: await found(worker),
      requests: all.length,
      refused: unanswered.count,
      // Adds the counts of both instances, which have separate logs.
      rowsWritten: written + rowsWritten(worker),
      bytes: size.meta.size_after,
      down,
      perSecond: all.length / ((firstHalf + secondHalf) / 1000),
      percentile: (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))],
    };
  } finally {
    await worker.stop();
    rmSync(persist, { recursive: true, force: true });
  }
}

/** Returns the number of written rows of tables and indexes, which the Worker logs for each batch. */
const rowsWritten = (worker) => worker.log().reduce((sum, { rowsWritten = 0 }) => sum + rowsWritten, 0);

const summary = ({ events, other, invalid, states }) =>
  `${events} events, ${other} of unknown types, ${invalid} invalid, ${states.length} contacts, stores and accounts`;
