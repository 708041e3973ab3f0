// Signs and delivers like ChatBrick: to the local Worker, or with --remote to the deployed one.

import { existsSync, readFileSync } from "node:fs";
import { sign } from "chatbrick-events/signature";
import { fail, remote } from "./command.ts";
import type { Kept } from "./database.ts";

const ON_THIS_COMPUTER = ["127.0.0.1", "localhost", "[::1]"];

/** Returns the address and the secret. Fails without them, and for a deployed Worker without `--remote`. */
export function target(): { url: string; secret: string } {
  const { WORKER_URL, CHATBRICK_WEBHOOK_SECRET } = process.env;
  if (remote && !(WORKER_URL && CHATBRICK_WEBHOOK_SECRET))
    fail("The address or the secret is missing: set WORKER_URL and CHATBRICK_WEBHOOK_SECRET.");
  const url = WORKER_URL || "http://127.0.0.1:8787/webhooks/chatbrick";
  // Otherwise, deliveries of the local database could get into the deployed one.
  if (!remote && !ON_THIS_COMPUTER.includes(URL.parse(url)?.hostname ?? ""))
    fail("WORKER_URL is not on this computer: add --remote, or unset WORKER_URL.");
  const secret = CHATBRICK_WEBHOOK_SECRET || localSecret();
  if (!secret) fail("No secret: set CHATBRICK_WEBHOOK_SECRET, or copy .dev.vars.example to .dev.vars.");
  return { url, secret };
}

function localSecret(): string | undefined {
  const file = new URL("../.dev.vars", import.meta.url);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return /^CHATBRICK_WEBHOOK_SECRET\s*=\s*"?([^"\n]+)"?/m.exec(text)?.[1];
}

/**
 * Delivers bytes.
 *
 * @returns the outcome that the Worker reports
 * @throws Error if the Worker does not take the delivery; the message says why
 */
export async function deliver(body: Uint8Array<ArrayBuffer>, id?: string): Promise<string> {
  const { url, secret } = target();
  const headers = { "content-type": "application/json", ...(await sign(body, secret, { id })) };
  const response = await fetch(url, { method: "POST", headers, body }).catch((error) => {
    throw new Error(`${url} does not respond: ${error.cause?.message ?? error.message}`);
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} responded with ${response.status} ${text}`);
  return JSON.parse(text).outcome;
}

/**
 * Delivers stored bodies again, with their old ids and a new signature. A failed delivery does not stop the others.
 *
 * @returns the number of deliveries by outcome, including `not delivered`
 */
export async function redeliver(all: Iterable<Kept>): Promise<Record<string, number>> {
  // Fails before the first body is read.
  target();
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
