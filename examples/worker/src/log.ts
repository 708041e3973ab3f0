import type { Issue } from "chatbrick-events";
import { short } from "./classify.ts";
import type { Drift } from "./store.ts";

export type Bindings = Env & { readonly METRICS?: AnalyticsEngineDataset };

/** Most issues that a line lists; `issueCount` counts all. */
const MAX_LISTED = 10;

interface Entry {
  /** The source of the entry: a request, a queue message or a batch of them, or the clean-up. */
  readonly on: "request" | "message" | "batch" | "schedule";
  readonly outcome: string;
  readonly svixId?: string | undefined;
  readonly issues?: readonly Issue[];
  readonly error?: unknown;
  readonly milliseconds?: number;
  readonly [detail: string]: unknown;
}

/**
 * Writes one line of JSON, and a data point if Analytics Engine is bound. Contains no personal data: only types, codes and
 * pointers of the payload, and error messages of D1 or the queue, which name tables and limits but no values.
 */
export function log({ METRICS }: Bindings, { issues = [], error, ...entry }: Entry): void {
  const line = {
    ...entry,
    ...(issues.length > 0 && {
      issueCount: issues.length,
      issues: issues.slice(0, MAX_LISTED).map(({ code, pointer }) => ({ code, pointer: short(pointer) })),
    }),
    ...(error !== undefined && { error: error instanceof Error ? error.message : "unknown" }),
  };
  console[error === undefined ? "log" : "error"](JSON.stringify(line));
  METRICS?.writeDataPoint({
    indexes: [entry.outcome],
    blobs: [entry.on, entry.outcome],
    doubles: [entry.milliseconds ?? 0],
  });
}

/** Writes a line for each new departure from the documentation. */
export function logDrift(drift: readonly Drift[], env: Bindings): void {
  for (const one of drift) log(env, { on: "message", outcome: "drift", ...one });
}
