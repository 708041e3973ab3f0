import type { Issue } from "chatbrick-events";
import { short } from "./verdict.js";

export type Bindings = Env & { readonly METRICS?: AnalyticsEngineDataset };

/** Issues that one line names; `issueCount` is of all. */
const NAMED = 10;

interface Entry {
  /** What is reported: a request, a message of a queue, the nightly clean-up. */
  readonly on: "request" | "message" | "schedule";
  readonly outcome: string;
  readonly svixId?: string | undefined;
  readonly issues?: readonly Issue[];
  readonly error?: unknown;
  readonly milliseconds?: number;
  readonly [detail: string]: unknown;
}

/**
 * One line of JSON, and a data point if Analytics Engine is bound. No personal data: of the payload only codes and
 * pointers; of an error the words of D1 or of the queue, which name tables and limits, not values.
 */
export function log({ METRICS }: Bindings, { issues = [], error, ...entry }: Entry): void {
  const line = {
    ...entry,
    ...(issues.length > 0 && {
      issueCount: issues.length,
      issues: issues.slice(0, NAMED).map(({ code, pointer }) => ({ code, pointer: short(pointer) })),
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
