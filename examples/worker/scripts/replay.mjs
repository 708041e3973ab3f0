// Delivers the dead letters again, signed anew under their old ids: `npm run replay`, or `npm run replay -- --remote` with
// WORKER_URL and CHATBRICK_WEBHOOK_SECRET set. The Worker judges them as it does any delivery, and takes out of the dead
// letters what it keeps; the others stay. It can be stopped and started again at any time.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { secret, url } from "./settings.mjs";
import { deliver } from "./sign.mjs";

/** Dead letters that are read at a time; each can have a megabyte. */
const PAGE = 20;

const remote = process.argv.includes("--remote");
if (remote && !(process.env.WORKER_URL && process.env.CHATBRICK_WEBHOOK_SECRET)) {
  console.error("Where to, and signed with what? Set WORKER_URL and CHATBRICK_WEBHOOK_SECRET.");
  process.exit(1);
}

function query(sql) {
  const wrangler = join(
    dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
    "bin",
    "wrangler.js",
  );
  const args = [wrangler, "d1", "execute", "DB", remote ? "--remote" : "--local", "--json", "--command", sql];
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`wrangler could not read the dead letters:\n${stdout}${stderr}`);
  return JSON.parse(stdout)[0].results;
}

const counts = {};
let last = 0;
for (;;) {
  const rows = query(
    `SELECT rowid AS row, svix_id AS id, hex(body) AS body FROM dead_letters WHERE rowid > ${last} ORDER BY rowid LIMIT ${PAGE}`,
  );
  if (rows.length === 0) break;
  for (const { row, id, body } of rows) {
    const { status, text } = await deliver(url, Buffer.from(body, "hex"), { secret: secret(), id });
    if (status >= 300) throw new Error(`${id} was answered with ${status} ${text}`);
    const { outcome } = JSON.parse(text);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    last = row;
  }
}
console.log(
  `replayed: ${
    Object.entries(counts)
      .map(([outcome, n]) => `${n} ${outcome}`)
      .join(", ") || "nothing"
  }`,
);
