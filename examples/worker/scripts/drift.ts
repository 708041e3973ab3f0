// Lists departures from the documentation that were first seen since a date: `npm run drift -- [2026-11-01] [--remote]`. Without
// a date, lists all. Exits with 1 if there are any.

import { DRIFT_SINCE, MAX_DRIFT } from "../src/sql.ts";
import { fail, parse, printable, time } from "./command.ts";
import { query } from "./database.ts";

const [date = "1970-01-01"] = parse("npm run drift -- [2026-11-01] [--remote]", 1).positionals;
// Date.parse alone also reads 1 or "May", as a date in local time.
const since = /^\d{4}-\d\d-\d\d(T|$)/.test(date) ? Date.parse(date) : Number.NaN;
if (Number.isNaN(since)) fail(`"${date}" is not a date; example: npm run drift -- 2026-11-01`);

const [rows = []] = query([DRIFT_SINCE, since]);
for (const { type, code, pointer, svix_id, count, first_seen, last_seen } of rows) {
  const description = printable(`${type}  ${code}  ${pointer || "(root)"}  (${svix_id})`);
  console.log(`${time(first_seen)} to ${time(last_seen)}  ${count}x  ${description}`);
}
console.log(rows.length === 0 ? `Nothing new since ${date}.` : `${rows.length} new since ${date}.`);
if (rows.length >= MAX_DRIFT) console.log("The table is full: empty it to count new pointers.");
if (rows.length > 0) process.exitCode = 1;
