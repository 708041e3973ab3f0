// Reports the result of the benchmark, with a table for each kind of measurement.

/** Returns the whole report. */
export function report(result) {
  const { tasks, perByte, coldStart, keptAlive, afterLarge, targets } = result;
  return [
    heading(result),
    tasks.length > 0 && timesTable(tasks),
    tasks.length > 0 && ratiosTable(tasks),
    perByte.length > 0 && perByteTable(perByte),
    coldStart.length > 0 && coldTable(coldStart),
    keptAlive && keptTable(keptAlive),
    afterLarge && largeTable(afterLarge),
    targets.length > 0 && targetsTable(targets),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function heading({ date, runtime, cpu, versions, quick, clock }) {
  const named = Object.entries(versions).map((entry) => entry.join(" "));
  const tick = clock > 0.1 ? `, a clock of ${Number(clock.toFixed(3))} ms` : "";
  return [
    `${runtime.name} ${runtime.version}, ${cpu}, ${date}${quick ? ", quick run" : ""}${tick}`,
    named.join(", "),
    "",
    "The peers validate types, required fields and nulls of the value from TextDecoder and JSON.parse. chatbrick-events",
    "validates all of its rules: UTF-8, duplicate keys, ids, times, URLs and more. JSON.parse (for bytes: TextDecoder and",
    "JSON.parse) does not validate: it is the lower bound for its users. ajv uses standalone code, typebox is compiled.",
    "Values are medians; ratios are medians of the ratios within a round.",
    ...(runtime.note ? [`In ${runtime.name} ${runtime.note}.`] : []),
  ].join("\n");
}

const timesTable = (tasks) =>
  titled(
    "microseconds per payload (of NDJSON, per line)",
    ["", "bytes", ...names(tasks)],
    tasks.map(({ name, bytes, libraries }) => [
      name,
      bytes,
      ...names(tasks).map((one) => time(libraries[one]?.microseconds)),
    ]),
  );

const ratiosTable = (tasks) =>
  titled(
    "speed relative to ajv (including TextDecoder and JSON.parse, if the task needs them)",
    ["", ...names(tasks)],
    tasks.map(({ name, libraries }) => [
      name,
      ...names(tasks).map((one) => times(libraries[one]?.timesAsFastAsAjv)),
    ]),
  );

const perByteTable = (rows) =>
  titled(
    "cost per byte in nanoseconds at 1 KB and at 1 MB, and the ratio of the second to the first",
    ["", ...names(rows)],
    rows.flatMap(({ name, libraries }) => {
      const of = (figure, form) => names(rows).map((one) => form(libraries[one][figure]));
      return [
        [`${name}, 1 KB`, ...of("small", time)],
        [`${name}, 1 MB`, ...of("large", time)],
        ["  1 MB / 1 KB", ...of("largeBySmall", times)],
      ];
    }),
  );

const coldTable = (rows) =>
  titled(
    "cold start of a new process in milliseconds, and the speed of chatbrick-events relative to each",
    ["", ...names(rows)],
    rows.flatMap(({ name, libraries }) => {
      const of = (figure, form) => names(rows).map((one) => form(libraries[one][figure]));
      return [
        [`${name}: import`, ...of("import", time)],
        [`${name}: import to first object`, ...of("first", time)],
        ["  chatbrick-events is faster by", ...of("productTimesAsFast", times)],
      ];
    }),
  );

const keptTable = (kept) =>
  titled(
    "bytes of memory that each kept id or event keeps alive, for a payload of 1.1 KB",
    ["", "id", "event"],
    Object.entries(kept).map(([name, { id, event }]) => [name, id, event]),
  );

const largeTable = (rows) =>
  titled(
    "memory around one payload of 1 MiB, in KiB: before it; increase right after it; increase that remains",
    ["", ...Object.keys(Object.values(rows)[0])],
    Object.entries(rows).flatMap(([name, figures]) =>
      ["before", "after", "stays"].map((when) => [
        `${name}, ${when}`,
        ...Object.values(figures).map((figure) => Math.round(figure[when] / 1024)),
      ]),
    ),
  );

const targetsTable = (targets) =>
  titled(
    "targets",
    ["", "against", "measured", "must", "goal", "reached"],
    targets.map(({ task, against, measured, atMost, must, goal, mustReached, goalReached }) => {
      const bound = (value) => (value === null ? "-" : `${atMost ? "<= " : ""}${value}x`);
      return [
        task,
        against,
        measured === null ? "-" : times(measured),
        bound(must),
        bound(goal),
        measured === null ? "not measured" : verdict(mustReached, goalReached),
      ];
    }),
  );

/** Returns the verdict of a row, which can have only a required value or only a goal. */
function verdict(must, goal) {
  if (goal === true) return "goal";
  if (must === null) return "no goal yet";
  return must ? "must" : "NO";
}

const names = (rows) => [...new Set(rows.flatMap(({ libraries }) => Object.keys(libraries)))];

const times = (ratio) => (ratio === undefined ? "-" : `${ratio.toFixed(2)}x`);

function time(value) {
  if (value === undefined) return "-";
  return value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0);
}

/** Renders a table with a title: the first column contains text, the others numbers. */
export function titled(title, head, rows) {
  const all = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2)))
      .join("")
      .trimEnd();
  return [title, ...all.map(line)].join("\n");
}
