// The summary at the end.

import { EVENT_TYPES } from "chatbrick-events";
import type { Colours } from "./colours.js";
import { printable } from "./printable.js";
import { pointerText } from "./records.js";
import type { Tally } from "./tally.js";

/** Rows of the table of issues. */
const ROWS = 20;

const grouped = (count: number) => count.toLocaleString("en");
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${grouped(count)} ${count === 1 ? one : many}`;

export function summary(tally: Tally, files: number, seconds: number, colours: Colours): string {
  const tables = [typesTable(tally), issuesTable(tally)].filter((table) => table !== "");
  const { bodies, invalid, otherEvents, unreadable, noise, partly, bytes } = tally;
  const verdict = [
    `${grouped(bodies - invalid - otherEvents)} valid`,
    plural(otherEvents, "other event"),
    invalid > 0 ? colours.red(`${grouped(invalid)} invalid`) : "0 invalid",
    ...(noise > 0 ? [`${plural(noise, "line")} without a payload`] : []),
    ...(partly > 0 ? [colours.red(`${plural(partly, "text")} searched only in part`)] : []),
    ...(unreadable > 0 ? [colours.red(`${plural(unreadable, "file")} unreadable`)] : []),
  ].join(", ");
  const size = `${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s`;
  const total = `${plural(bodies, "body", "bodies")} in ${plural(files, "file")}: ${verdict} (${size})`;
  return `${[...tables, total, ...hint(tally)].join("\n\n")}\n`;
}

function hint({ wrapped }: Tally): string[] {
  if (wrapped === undefined) return [];
  const layers = wrapped.layers.map(printable).join(" \u203a ");
  return [`${printable(wrapped.file)}:${wrapped.line} has a payload inside (${layers}): try --unwrap.`];
}

function typesTable({ types }: Tally): string {
  const order = (type: string | undefined) => {
    const index = (EVENT_TYPES as readonly (string | undefined)[]).indexOf(type);
    return index >= 0 ? index : EVENT_TYPES.length;
  };
  const rows = [...types].sort(([a], [b]) => order(a) - order(b));
  return table(
    rows.map(([type, count]) => [type === undefined ? "(no known type)" : printable(type), grouped(count)]),
  );
}

function issuesTable({ issues, otherIssues }: Tally): string {
  const isError = (severity: string) => (severity === "error" ? 1 : 0);
  const sorted = [...issues.values()].sort(
    (a, b) => isError(b.severity) - isError(a.severity) || b.count - a.count,
  );
  const rows = sorted
    .slice(0, ROWS)
    .map(({ severity, code, pointer, count, file, line }) => [
      severity,
      code,
      pointerText(pointer),
      grouped(count),
      `first in ${printable(file)}:${line}`,
    ]);
  const left = sorted.slice(ROWS).reduce((sum, { count }) => sum + count, otherIssues);
  const more = left > 0 ? [`${plural(left, "more issue")} with other codes or pointers`] : [];
  return [...(rows.length > 0 ? [table(rows)] : []), ...more].join("\n");
}

/** Renders rows as aligned columns, with numbers aligned to the right. */
function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          /^[\d,]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
