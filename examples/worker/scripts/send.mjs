// Signs the bytes of a file and delivers them: `npm run send -- payload.json [id]`. The same id again is a resend.

import { readFileSync } from "node:fs";
import { secret, url } from "./settings.mjs";
import { deliver } from "./sign.mjs";

const [file, id] = process.argv.slice(2);
if (file === undefined) {
  console.error("Which payload? npm run send -- payload.json");
  process.exit(1);
}
try {
  const { status, text } = await deliver(url, readFileSync(file), { secret: secret(), id });
  console.log(`${status} ${text}`);
  if (status >= 300) process.exitCode = 1;
} catch (error) {
  console.error(`${file} was not delivered to ${url}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
