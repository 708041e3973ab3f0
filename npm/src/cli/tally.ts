// Counts over all bodies.

import type { Record } from "./records.js";

/** Largest number of rows of issues, and of types. Pointers contain keys of payloads, so their number has no other limit. */
const MAX_ROWS = 1_000;

export interface IssueCount {
  readonly severity: string;
  readonly code: string;
  readonly pointer: string;
  count: number;
  /** Location of the first one. */
  readonly file: string;
  readonly line: number;
}

/** Sent between threads, so all values can be cloned. */
export interface Tally {
  bytes: number;
  bodies: number;
  invalid: number;
  otherEvents: number;
  unreadable: number;
  /** Lines of logs without a payload. */
  noise: number;
  /** Texts that `unwrap` searched only in part, because they are nested too deeply. */
  partly: number;
  /** Counts by event type; `undefined` counts bodies without a known type. */
  readonly types: Map<string | undefined, number>;
  readonly issues: Map<string, IssueCount>;
  /** Issues beyond the rows. */
  otherIssues: number;
  /** The first invalid body that contains a payload. */
  wrapped: { readonly file: string; readonly line: number; readonly layers: readonly string[] } | undefined;
}

export const emptyTally = (): Tally => ({
  bytes: 0,
  bodies: 0,
  invalid: 0,
  otherEvents: 0,
  unreadable: 0,
  noise: 0,
  partly: 0,
  types: new Map(),
  issues: new Map(),
  otherIssues: 0,
  wrapped: undefined,
});

export function addBody(tally: Tally, { outcome, type }: Record): void {
  tally.bodies += 1;
  if (outcome === "invalid") tally.invalid += 1;
  else if (outcome === "other_event") tally.otherEvents += 1;
  addType(tally, type, 1);
}

/** Counts a body without issues. */
export function addValid(tally: Tally, type: string | undefined): void {
  tally.bodies += 1;
  addType(tally, type, 1);
}

function addType({ types }: Tally, type: string | undefined, count: number): void {
  const row = types.has(type) || types.size < MAX_ROWS ? type : undefined;
  types.set(row, (types.get(row) ?? 0) + count);
}

export function addIssues(tally: Tally, { file, line, issues }: Record): void {
  for (const { severity, code, pointer } of issues) {
    // Entries of a list are counted together.
    const general = pointer.replace(/\/\d+(?=\/|$)/g, "/*");
    addIssue(tally, { severity, code, pointer: general, count: 1, file, line });
  }
}

function addIssue(tally: Tally, issue: IssueCount): void {
  const key = `${issue.code} ${issue.pointer}`;
  const row = tally.issues.get(key);
  if (row !== undefined) row.count += issue.count;
  else if (tally.issues.size < MAX_ROWS) tally.issues.set(key, { ...issue });
  else tally.otherIssues += issue.count;
}

/** Adds the counts of a part. */
export function addTally(sum: Tally, part: Tally): void {
  for (const key of [
    "bytes",
    "bodies",
    "invalid",
    "otherEvents",
    "unreadable",
    "noise",
    "partly",
    "otherIssues",
  ] as const) {
    sum[key] += part[key];
  }
  for (const [type, count] of part.types) addType(sum, type, count);
  for (const issue of part.issues.values()) addIssue(sum, issue);
  sum.wrapped ??= part.wrapped;
}
