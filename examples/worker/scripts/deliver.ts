// Signs and delivers like ChatBrick. Takes the address and the secret from the environment, or those of the local Worker.

import { existsSync, readFileSync } from "node:fs";
import { sign } from "chatbrick-events/signature";
import { fail } from "./command.ts";

export const url = process.env.WORKER_URL ?? "http://127.0.0.1:8787/webhooks/chatbrick";

export function secret(): string {
  const given = process.env.CHATBRICK_WEBHOOK_SECRET;
  if (given) return given;
  const file = new URL("../.dev.vars", import.meta.url);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const found = /^CHATBRICK_WEBHOOK_SECRET\s*=\s*"?([^"\n]+)"?/m.exec(text)?.[1];
  return found ?? fail("No secret: set CHATBRICK_WEBHOOK_SECRET, or copy .dev.vars.example to .dev.vars.");
}

/**
 * Delivers bytes.
 *
 * @returns the outcome that the Worker reports
 * @throws Error if the Worker does not take the delivery; the message says why
 */
export async function deliver(body: Uint8Array<ArrayBuffer>, id?: string): Promise<string> {
  const headers = { "content-type": "application/json", ...(await sign(body, secret(), { id })) };
  const response = await fetch(url, { method: "POST", headers, body }).catch((error) => {
    throw new Error(`${url} does not respond: ${error.cause?.message ?? error.message}`);
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} responded with ${response.status} ${text}`);
  return JSON.parse(text).outcome;
}
