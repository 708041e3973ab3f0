// The signature of a delivery of 1 KB, from the bytes that a server receives: compares `verify` and `receive` with the package svix,
// which needs text. Runs in Node.

import { readFileSync } from "node:fs";
import { receive, sign, verify } from "chatbrick-events/webhook";
import { Webhook } from "svix";
import { quartiles, rounded, shuffled } from "./statistics.mjs";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const CALLS = 2_000;

const sample = new URL("../examples/payloads/store-and-staff.json", import.meta.url);
const body = new TextEncoder().encode(JSON.stringify(JSON.parse(readFileSync(sample, "utf8"))));

const webhook = new Webhook(SECRET);
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Functions that resolve or reject for one delivery. */
const TASKS = {
  verify: (headers) => verify(body, headers, SECRET),
  "svix, verify": (headers) => webhook.verify(decoder.decode(body), headers),
  receive: (headers) => receive({ headers, body }, SECRET),
  "svix, verify and JSON.parse": (headers) => {
    const text = decoder.decode(body);
    webhook.verify(text, headers);
    return JSON.parse(text);
  },
};

/** Measures each task. `rows` contain the median of nanoseconds per delivery. */
export async function signature({ quick }) {
  const headers = await sign(body, SECRET);
  const times = Object.fromEntries(Object.keys(TASKS).map((name) => [name, []]));
  const count = quick ? 11 : 41;
  for (let round = -2; round < count; round += 1) {
    for (const [name, run] of shuffled(Object.entries(TASKS))) {
      const start = process.hrtime.bigint();
      for (let call = 0; call < CALLS; call += 1) await run(headers);
      // The first rounds warm up.
      if (round >= 0) times[name].push(Number(process.hrtime.bigint() - start) / CALLS);
    }
  }
  const rows = Object.entries(times).map(([name, values]) => ({
    name,
    ns: Math.round(quartiles(values)[1]),
  }));
  return { node: process.version, bytes: body.length, rows };
}

export const signatureReport = ({ node, bytes, rows }) =>
  [
    `signature of a delivery of ${bytes} bytes, Node ${node}, one after the other`,
    ...rows.map(({ name, ns }) => `  ${name.padEnd(30)}${`${rounded(ns / 1000, 1)} µs`.padStart(10)}`),
  ].join("\n");
