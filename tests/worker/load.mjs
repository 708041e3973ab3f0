// The load run: signed deliveries over loopback to the bundle in workerd, with a restart in the middle. What went in has to
// come out, outcome by outcome and contact by contact.

import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { signedHeaders } from "../../examples/worker/scripts/sign.mjs";
import { migrate, SECRET, start, until } from "./instance.mjs";
import { bytes, event, example } from "./payloads.mjs";

/** Requests under way at a time. */
const CONCURRENCY = 32;
const OTHER_SECRET = `whsec_${Buffer.from("not the secret").toString("base64")}`;

/** Numbers from 0 to 1, always the same ones (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The deliveries: of a hundred, one has a wrong signature, one is not valid, five are of another type; the rest are events,
 * four of a contact on average, in any order. Two of a hundred come again, somewhere later.
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
  const id = `msg_load_${n}`;
  if (n % 100 === 13) return { id, outcome: "wrong_signature", body: event(), secret: OTHER_SECRET };
  if (n % 100 === 37)
    return { id, outcome: "invalid", body: example(n % 200 === 37 ? "truncated" : "duplicate-key") };
  if (n % 20 === 1)
    return { id, outcome: "other", body: bytes({ type: "store.updated", data: { store: { id: id } } }) };
  const contact = `load-${Math.floor((next() * count) / 4)}`;
  // Few enough instants that some fall together.
  const connectedAt = 1_700_000_000_000 + Math.floor(next() * 20);
  return { id, outcome: "event", contact, connectedAt, body: event({ contact, connectedAt }) };
}

/** What has to be in the tables after these deliveries. */
export function expected(sent) {
  const ids = new Map(sent.map((delivery) => [delivery.id, delivery]));
  const of = (outcome) => [...ids.values()].filter((delivery) => delivery.outcome === outcome);
  const states = new Map();
  for (const { id, contact, connectedAt } of of("event")) {
    const known = states.get(contact);
    const newer =
      !known || connectedAt > known.connectedAt || (connectedAt === known.connectedAt && id > known.id);
    if (newer) states.set(contact, { id, connectedAt });
  }
  return {
    events: of("event").length,
    other: of("other").length,
    invalid: of("invalid").length,
    states: [...states].map(([contact, { id }]) => `${contact} ${id}`).sort(),
  };
}

/** What is in the tables. */
async function found({ rows }) {
  const count = async (sql) => (await rows(sql))[0].n;
  const states = await rows("SELECT contact_id, svix_id FROM connections");
  return {
    events: await count("SELECT count(*) AS n FROM deliveries WHERE outcome = 'event'"),
    other: await count("SELECT count(*) AS n FROM other_events"),
    invalid: await count("SELECT count(*) AS n FROM dead_letters"),
    states: states.map(({ contact_id, svix_id }) => `${contact_id} ${svix_id}`).sort(),
  };
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Sends once; resolves to the status, or to 0 if nobody answered. */
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

/** Sends all, as a sender does: what is not answered, or with 5xx, is sent again. */
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
 * Sends `count` deliveries with a restart in the middle. Resolves to the numbers, and to what is wrong: nothing, if all that
 * went in came out.
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
    /** Waits until the tables are right, and says what is not. */
    const settle = async (sent) => {
      try {
        await until("all", async () => same(await found(worker), expected(sent)), 60);
        return [];
      } catch {
        const [went, came] = [expected(sent), await found(worker)];
        const states = went.states.filter((state) => !came.states.includes(state)).length;
        return [
          `went in: ${summary(went)}; came out: ${summary(came)}, ${states} of them not as they should be`,
        ];
      }
    };

    const begin = performance.now();
    await sendAll(port, all.slice(0, half), { answers, times });
    const firstHalf = performance.now() - begin;
    // Cloudflare's queues outlive a Worker; the local ones live in its memory. So none may be waiting when it ends.
    const wrong = await settle(all.slice(0, half));

    // The sender goes on while nobody is there.
    const resumed = performance.now();
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
    if (unanswered.count === 0) wrong.push("nothing was refused: there was no restart");
    times.sort((a, b) => a - b);
    return {
      wrong,
      answers: got,
      rows: await found(worker),
      requests: all.length,
      refused: unanswered.count,
      down,
      perSecond: all.length / ((firstHalf + secondHalf) / 1000),
      percentile: (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))],
    };
  } finally {
    await worker.stop();
    rmSync(persist, { recursive: true, force: true });
  }
}

const summary = ({ events, other, invalid, states }) =>
  `${events} events, ${other} of other types, ${invalid} invalid, ${states.length} contacts`;
