import { CLEAN_UP } from "./sql.ts";

/** Rows that one statement deletes, and statements for each table in one run: the free plan of D1 allows 50 in all. */
const ROWS = 1000;
const STATEMENTS = 15;

const DAY = 86_400_000;

/**
 * Deletes what is older than its table's retention, in days. The state needs none of it: a delivery whose id is forgotten
 * changes nothing when it comes again, because it is not newer than what is there.
 *
 * @returns how many rows of each table were deleted, and the tables that have more
 */
export async function cleanUp(db: D1Database, retentionDays: Record<string, number>, now: number) {
  const deleted: Record<string, number> = {};
  const more: string[] = [];
  for (const [table, days] of Object.entries(retentionDays)) {
    const text = CLEAN_UP[table];
    if (text === undefined || !(days >= 1))
      throw new Error(`RETENTION_DAYS: ${table} must be a table to clean up, with at least 1 day`);
    const statement = db.prepare(text).bind(now - days * DAY, ROWS);
    let last = ROWS;
    deleted[table] = 0;
    for (let run = 0; run < STATEMENTS && last === ROWS; run += 1) {
      last = (await statement.run()).meta.changes;
      deleted[table] += last;
    }
    if (last === ROWS) more.push(table);
  }
  return { deleted, more };
}
