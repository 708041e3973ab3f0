// Where to deliver, and the secret to sign with: from the environment, else those of the local Worker.

import { existsSync, readFileSync } from "node:fs";

export const url = process.env.WORKER_URL ?? "http://127.0.0.1:8787/webhooks/chatbrick";

export function secret() {
  const given = process.env.CHATBRICK_WEBHOOK_SECRET;
  if (given) return given;
  const file = new URL("../.dev.vars", import.meta.url);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const found = /^CHATBRICK_WEBHOOK_SECRET\s*=\s*"?([^"\n]+)"?/m.exec(text)?.[1];
  if (found) return found;
  console.error("No secret: set CHATBRICK_WEBHOOK_SECRET, or copy .dev.vars.example to .dev.vars.");
  process.exit(1);
}
