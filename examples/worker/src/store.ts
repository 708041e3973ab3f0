import type { Issue } from "chatbrick-events";
import { type Classification, type Delivery, short } from "./classify.ts";
import { driftOf } from "./drift.ts";
import * as sql from "./sql.ts";
import { stateStatements } from "./state.ts";

export type Entry = readonly [Delivery, Classification];

/** The result of a delivery. `older`: than the state of its contact, store or account. `duplicate`: its id is stored already. */
export type Kept = "kept" | "older" | "duplicate" | "dead_letter";

/** A departure from the documentation, without any value. `svixId` is the first delivery that has it. */
export type Drift = Readonly<Record<"svixId" | "type" | "code" | "pointer", string>>;

export interface Stored {
  /** The result of each delivery. */
  readonly kept: readonly Kept[];
  /** New departures from the documentation. */
  readonly drift: readonly Drift[];
  readonly rowsWritten: number;
}

type Result = D1Result<Record<string, unknown>>;

/**
 * Stores all deliveries in one transaction. Storing a delivery again, or in another order, has no effect and does not restore
 * deleted rows. Takes at most five statements for each delivery, and four for the batch.
 */
export async function store(db: D1Database, entries: readonly Entry[]): Promise<Stored> {
  // A batch can contain a delivery twice: the second is a duplicate.
  const keys = entries.map(([{ id }, { outcome }]) => `${outcome} ${id}`);
  const isFirst = (_: unknown, index: number) => keys.indexOf(keys[index] as string) === index;
  const groups = entries.map((entry, index) => (isFirst(entry, index) ? statements(db, entry) : []));
  const results: Result[] = await db.batch([...groups.flat(), ...bookkeeping(db, entries.filter(isFirst))]);

  const [counted, remembered] = [results.at(-4), results.at(-1)];
  const isNew = new Set(remembered?.results.map(({ svix_id }) => svix_id));
  let next = 0;
  const kept = groups.map((group, index): Kept => {
    const changed = results[next];
    next += group.length;
    return group.length === 0 ? "duplicate" : keptOf(entries[index] as Entry, changed, isNew);
  });
  const drift = (counted?.results ?? []).filter(({ count }) => count === 1) as unknown as Drift[];
  return { kept, drift, rowsWritten: rowsWritten(results) };
}

function keptOf([{ id }, { outcome }]: Entry, result: Result | undefined, isNew: Set<unknown>): Kept {
  const changed = (result?.meta.changes ?? 0) > 0;
  if (outcome === "invalid") return changed ? "dead_letter" : "duplicate";
  if (!isNew.has(id)) return "duplicate";
  // An older event of a disconnected contact can change its history. A store or an account returns no row.
  return changed && (result?.results[0]?.last_event_id ?? id) === id ? "kept" : "older";
}

/** Stores deliveries of the dead-letter queue, unless they are already stored. */
export async function storeDeadLetters(db: D1Database, entries: readonly Entry[]): Promise<Stored> {
  const results = await db.batch(
    entries.map(([delivery, { outcome, issues }]) =>
      deadLetter(db, delivery, outcome, outcome === "invalid" ? "invalid" : "failed", issues),
    ),
  );
  return { kept: entries.map(() => "dead_letter"), drift: [], rowsWritten: rowsWritten(results) };
}

const rowsWritten = (results: readonly D1Result[]) =>
  results.reduce((sum, { meta }) => sum + meta.rows_written, 0);

function statements(db: D1Database, [delivery, classification]: Entry): D1PreparedStatement[] {
  const { id, receivedAt, body } = delivery;
  const { outcome, issues } = classification;
  if (outcome === "invalid") return [deadLetter(db, delivery, outcome, "invalid", issues)];
  const bind = (text: string, ...values: unknown[]) => db.prepare(text).bind(id, outcome, ...values);
  return outcome === "event"
    ? stateStatements(bind, id, classification.event)
    : [bind(sql.KEEP_OTHER_EVENT, classification.type, body, receivedAt)];
}

/** Returns the statements of a batch; the last stores the ids. */
function bookkeeping(db: D1Database, entries: readonly Entry[]): D1PreparedStatement[] {
  const kept = entries.filter(([, { outcome }]) => outcome !== "invalid");
  const rows = kept.map(([{ id, receivedAt }, { outcome }]) => ({ id, receivedAt, outcome }));
  const events = rows.filter(({ outcome }) => outcome === "event");
  const ids = (some: typeof rows) => some.map(({ id }) => id);
  const bind = (text: string, list: readonly unknown[]) => db.prepare(text).bind(JSON.stringify(list));
  return [
    bind(sql.COUNT_DRIFT, entries.flatMap(driftOf)),
    bind(sql.FORGET_OTHER_EVENTS, ids(events)),
    bind(sql.FORGET_DEAD_LETTERS, ids(rows)),
    bind(sql.REMEMBER, rows),
  ];
}

function deadLetter(
  db: D1Database,
  { id, receivedAt, body }: Delivery,
  outcome: Classification["outcome"],
  reason: string,
  issues: readonly Issue[],
) {
  const shortened = issues.map((issue) => ({ ...issue, pointer: short(issue.pointer) }));
  const kept = JSON.stringify(shortened, ["code", "severity", "pointer", "line", "column"]);
  return db.prepare(sql.KEEP_DEAD_LETTER).bind(id, outcome, reason, kept, body, receivedAt);
}

/** Rejects unless the database is available and has its tables. */
export async function check(db: D1Database): Promise<void> {
  await db.prepare(sql.CHECK).first();
}
