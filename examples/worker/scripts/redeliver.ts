// Delivers stored bodies again, with a new signature and their old ids. The Worker processes them like any delivery.

import { fail, remote } from "./command.ts";
import type { Kept } from "./database.ts";
import { deliver } from "./deliver.ts";

/**
 * Delivers all bodies. A failed delivery does not stop the others.
 *
 * @returns the number of deliveries by outcome, including `not delivered`
 */
export async function redeliver(all: Iterable<Kept>): Promise<Record<string, number>> {
  if (remote && !(process.env.WORKER_URL && process.env.CHATBRICK_WEBHOOK_SECRET))
    fail("The address or the secret is missing: set WORKER_URL and CHATBRICK_WEBHOOK_SECRET.");
  const counts: Record<string, number> = {};
  for (const { id, body } of all) {
    const outcome = await deliver(body(), id).catch((error: Error) => {
      console.error(`${id} was not delivered: ${error.message}`);
      return "not delivered";
    });
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const list = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`replayed: ${list.join(", ") || "nothing"}`);
  return counts;
}
