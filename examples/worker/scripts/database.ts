// Reads D1 with `wrangler d1 execute`: the local database, or with --remote the deployed one.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bodyPart, DEAD_LETTERS, OTHER_EVENTS } from "../src/sql.ts";
import { fail, remote } from "./command.ts";

/** Rows that are read at a time, and the first bytes of each body: most bodies are shorter. */
const PAGE = 20;
const FIRST = 50_000;
/** Bytes of a body that are read at a time. D1 returns strings of at most 2,000,000 bytes, and `hex` doubles the length. */
const PART = 900_000;

export type Row = Record<string, string | number | null>;

/** Runs statements with their values, and returns the rows of each. Exits if the database cannot be read. */
export function query(...statements: readonly [sql: string, ...values: (string | number)[]][]): Row[][] {
  const wrangler = fileURLToPath(new URL("bin/wrangler.js", import.meta.resolve("wrangler/package.json")));
  const command = statements.map(([sql, ...values]) => inline(sql, values)).join(";");
  const target = remote ? "--remote" : "--local";
  const args = [wrangler, "d1", "execute", "DB", target, "--json", "--command", command];
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const options = { cwd, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0)
    fail(`The database cannot be read; npm run dev (or deploy) creates it.\n${stdout}${stderr}`);
  return JSON.parse(stdout).map(({ results }: { results: Row[] }) => results);
}

/** Inserts the values into a statement: `wrangler d1 execute` cannot bind values. */
const inline = (sql: string, values: readonly (string | number)[]) =>
  sql.replace(/\?(\d+)/g, (_, number) => {
    const value = values[number - 1];
    // Hexadecimal, so that a text cannot end the literal.
    const hex = Buffer.from(String(value)).toString("hex");
    return typeof value === "string" ? `CAST(x'${hex}' AS TEXT)` : String(value);
  });

/** A row with a body, which is read on demand. */
export interface Kept {
  readonly id: string;
  readonly row: Row;
  body(): Uint8Array<ArrayBuffer>;
}

/** Returns all dead letters, or the one with this id. */
export const deadLetters = (id = "") => kept("dead_letters", DEAD_LETTERS, id);
export const otherEvents = (types: readonly string[]) =>
  kept("other_events", OTHER_EVENTS, JSON.stringify(types));

function* kept(table: "dead_letters" | "other_events", sql: string, only: string): Generator<Kept> {
  let last = 0;
  for (;;) {
    const [rows = []] = query([sql, last, PAGE, FIRST, only]);
    if (rows.length === 0) return;
    for (const row of rows) yield { id: String(row.id), row, body: () => bodyOf(table, row) };
    last = Number(rows.at(-1)?.row);
  }
}

/** Reads the whole body of a row, which already has the first bytes. */
function bodyOf(table: "dead_letters" | "other_events", { id, length, first }: Row): Uint8Array<ArrayBuffer> {
  const parts = [Buffer.from(String(first), "hex")];
  let read = parts[0]?.byteLength ?? 0;
  while (read < Number(length)) {
    const [[found] = []] = query([bodyPart(table), read, PART, String(id)]);
    if (!found?.part) fail(`${id} was deleted from ${table} in the meantime: run the command again.`);
    const part = Buffer.from(String(found.part), "hex");
    parts.push(part);
    read += part.byteLength;
  }
  return new Uint8Array(Buffer.concat(parts));
}
