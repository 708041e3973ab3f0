// Delivers kept bodies again, signed anew under their old ids: the Worker processes them like any delivery.

import { fail, remote } from "./command.ts";
import type { Kept } from "./database.ts";
import { deliver } from "./deliver.ts";

/**
 * Delivers each of them; one that is not delivered does not hold up the others.
 *
 * @returns how many the Worker took by outcome, and how many were `not delivered`
 */
export async function redeliver(all: Iterable<Kept>): Promise<Record<string, number>> {
  if (remote && !(process.env.WORKER_URL && process.env.CHATBRICK_WEBHOOK_SECRET))
    fail("Where to, and signed with what? Set WORKER_URL and CHATBRICK_WEBHOOK_SECRET.");
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
