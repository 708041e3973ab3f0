// Lists, shows or replays dead letters: `npm run dead-letters -- [list | show <id> | replay [<id>]] [--remote]`. Exits with 1 if
// any of the requested deliveries is, or stays, a dead letter; with 2 for wrong usage; otherwise with 0.

import { safeParseEvent } from "chatbrick-events";
import { formatIssues } from "chatbrick-events/format";
import { fail, parse, printable, time } from "./command.ts";
import { deadLetters, type Kept } from "./database.ts";
import { redeliver } from "./deliver.ts";

const USAGE = "npm run dead-letters -- [list | show <id> | replay [<id>]] [--remote]";
const [command = "list", id] = parse(USAGE, 2).positionals;
const COMMANDS = new Map<string, () => unknown>(Object.entries({ list, show, replay }));
const run = COMMANDS.get(command);
if (run === undefined || (command === "list" && id !== undefined)) fail(USAGE);
await run();

function list() {
  let count = 0;
  for (const { id, row } of deadLetters()) {
    count += 1;
    const issues: Record<"code" | "severity" | "pointer", string>[] = JSON.parse(String(row.issues));
    const first = issues.find(({ severity }) => severity === "error");
    const more = issues.length > 1 ? ` and ${issues.length - 1} more` : "";
    const why = first ? ` ${first.code} ${first.pointer || "(root)"}${more}` : "";
    const description = printable(`${row.reason}${why}`);
    console.log(`${id}  ${time(row.received_at)}  ${row.length} bytes  ${description}`);
  }
  console.log(`${count} dead ${count === 1 ? "letter" : "letters"}`);
  if (count > 0) process.exitCode = 1;
}

/** Prints the issues of a dead letter with lines of its payload, which contain personal data: for the terminal only. */
function show() {
  const letter = find(id ?? fail("The id is missing: npm run dead-letters -- show <id>"));
  const [body, row] = [letter.body(), letter.row];
  const { outcome, issues } = safeParseEvent(body);
  console.log(`${row.reason}, received ${time(row.received_at)}, ${body.byteLength} bytes\n`);
  console.log(formatIssues(body, issues));
  if (outcome !== "invalid") console.log("\nThis version of chatbrick-events accepts it: replay it.");
  process.exitCode = 1;
}

async function replay() {
  const counts = await redeliver(id === undefined ? deadLetters() : [find(id)]);
  const { invalid = 0, "not delivered": lost = 0 } = counts;
  if (invalid > 0) console.log(`${invalid} still invalid: they stay dead letters.`);
  if (invalid + lost > 0) process.exitCode = 1;
}

function find(id: string): Kept {
  const [letter] = deadLetters(id);
  return letter ?? fail(`${printable(id)} is not a dead letter.`);
}
