import { CLEAN_UP } from "./sql.ts";

/** Rows per statement, and statements per table in one run. The free plan of D1 allows 50 statements in total. */
const ROWS = 1000;
const STATEMENTS = 15;

const DAY = 86_400_000;

/**
 * Deletes the rows that are older than the retention of their table, in days. The state does not need them: if a delivery with
 * a forgotten id comes again, it changes nothing, because it is not newer than the state.
 *
 * @returns the number of deleted rows of each table, the tables that have more, and the rows written as D1 counts them
 */
export async function cleanUp(db: D1Database, retentionDays: Record<string, number>, now: number) {
  const deleted: Record<string, number> = {};
  const more: string[] = [];
  let rowsWritten = 0;
  for (const [table, days] of Object.entries(retentionDays)) {
    const text = CLEAN_UP[table];
    if (text === undefined || !(days >= 1))
      throw new Error(`RETENTION_DAYS: ${table} is not a table of the clean-up, or has less than 1 day`);
    const statement = db.prepare(text).bind(now - days * DAY, ROWS);
    let last = ROWS;
    deleted[table] = 0;
    for (let run = 0; run < STATEMENTS && last === ROWS; run += 1) {
      const { meta } = await statement.run();
      last = meta.changes;
      deleted[table] += last;
      rowsWritten += meta.rows_written;
    }
    if (last === ROWS) more.push(table);
  }
  return { deleted, more, rowsWritten };
}
