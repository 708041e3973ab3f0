// Sends 10,000 concurrent deliveries to one receiver: none is lost, and its memory does not grow.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import http from "node:http";
import { setTimeout } from "node:timers/promises";
import { delivery } from "./checks.mjs";

const DELIVERIES = 10_000;
/** Rounds of deliveries. The heap still grows in the first two. */
const ROUNDS = 5;
/** Smallest leak per delivery, in bytes, that is detected: a heap grows and shrinks. */
const LEAK = 4096;

/** Sends all deliveries at once, over 500 connections, and resolves to their statuses. */
async function burst(origin, round) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 500 });
  const send = async (index) => {
    const { headers, body } = await delivery(undefined, { id: `msg_load_${round}_${index}` });
    return new Promise((resolve, reject) => {
      const request = http.request(
        `${origin}/webhooks/chatbrick`,
        { agent, method: "POST", headers },
        (response) => {
          response.resume().on("end", () => resolve(response.statusCode));
        },
      );
      request.on("error", reject).end(body);
    });
  };
  try {
    return await Promise.all(Array.from({ length: DELIVERIES }, (_, index) => send(index)));
  } finally {
    agent.destroy();
  }
}

/** Returns the resident memory of a program and its children, in bytes. */
function memory(pid) {
  const rows = execFileSync("ps", ["-eo", "pid=,pgid=,rss="], { encoding: "utf8" }).trim().split("\n");
  const ours = rows.map((row) => row.trim().split(/\s+/).map(Number)).filter(([, group]) => group === pid);
  return ours.reduce((sum, [, , rss]) => sum + rss * 1024, 0);
}

async function load(receiver) {
  const sizes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const statuses = await burst(receiver.origin, round);
    assert.deepEqual([...new Set(statuses)], [204]);
    sizes.push(memory(receiver.pid));
  }
  const handled = () => new Set(receiver.output().match(/event msg_load_\d_\d+/g)).size;
  // Output can come after the responses.
  for (let waited = 0; waited < 50 && handled() < ROUNDS * DELIVERIES; waited += 1) await setTimeout(100);
  assert.equal(handled(), ROUNDS * DELIVERIES, "every delivery was handled");
  const shown = sizes.map((size) => `${Math.round(size / (1 << 20))} MiB`).join(", ");
  console.log(`  resident after each ${DELIVERIES} deliveries: ${shown}`);
  const growth = sizes.at(-1) - sizes[1];
  assert.ok(growth < LEAK * DELIVERIES * (ROUNDS - 2), `memory grew by ${growth} bytes`);
}

export const loads = { "Cloudflare Workers in workerd": load, "Express 5": load };
