// Delivers the dead letters again, signed anew under their old ids: `npm run replay`, or `npm run replay -- --remote` with
// WORKER_URL and CHATBRICK_WEBHOOK_SECRET set. The Worker processes them like any delivery, and removes from the dead
// letters what it stores; the others stay. It can be stopped and started again at any time, and
// exits with 1 if one of them was not delivered.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { secret, url } from "./settings.mjs";
import { deliver } from "./sign.mjs";

/** Dead letters that are read at a time, with their first bytes: most have no more. */
const PAGE = 20;
const FIRST = 50_000;
/** Bytes of a body that are read at a time. D1 gives no string of more than 2,000,000 bytes, and `hex` doubles them. */
const PART = 900_000;

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

/** Reads the complete body of a dead letter whose first bytes are in a page. */
function readBody({ row, length, first }) {
  const parts = [Buffer.from(first, "hex")];
  for (let at = parts[0].byteLength; at < length; at += parts.at(-1).byteLength) {
    const [found] = query(
      `SELECT hex(substr(body, ${at + 1}, ${PART})) AS part FROM dead_letters WHERE rowid = ${row}`,
    );
    if (!found?.part) throw new Error("it is not there any more");
    parts.push(Buffer.from(found.part, "hex"));
  }
  return Buffer.concat(parts);
}

async function replay(letter) {
  const { status, text } = await deliver(url, readBody(letter), { secret: secret(), id: letter.id });
  if (status >= 300) throw new Error(`answered with ${status} ${text}`);
  return JSON.parse(text).outcome;
}

const counts = {};
let last = 0;
for (;;) {
  const letters = query(
    `SELECT rowid AS row, svix_id AS id, length(body) AS length, hex(substr(body, 1, ${FIRST})) AS first
     FROM dead_letters WHERE rowid > ${last} ORDER BY rowid LIMIT ${PAGE}`,
  );
  if (letters.length === 0) break;
  for (const letter of letters) {
    // A failed delivery does not hold up the others.
    const outcome = await replay(letter).catch((error) => {
      console.error(`${letter.id} was not delivered: ${error.cause?.message ?? error.message}`);
      process.exitCode = 1;
      return "not delivered";
    });
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    last = letter.row;
  }
}
console.log(
  `replayed: ${
    Object.entries(counts)
      .map(([outcome, n]) => `${n} ${outcome}`)
      .join(", ") || "nothing"
  }`,
);
