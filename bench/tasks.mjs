// The measured tasks. The tasks of a group are measured in the same rounds, so that they can be compared.

import {
  escaped,
  events,
  extended,
  lines,
  payloads,
  pretty,
  replaced,
  reversed,
  sized,
} from "./payloads.mjs";

const SCRIPTS = ["CJK", "ASCII"];
const NAMES = { bytes: "bytes", text: "string", value: "parsed value" };

/** Returns a task, named after its input, output and kind of payload. */
const task = (input, output, special, make, more) => ({
  name: `${NAMES[input]} → ${output}, ${special}`,
  input,
  output,
  accepted: true,
  payloads: make,
  ...more,
});

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

const bothScripts = (input, output) =>
  SCRIPTS.map((script) => task(input, output, script, () => payloads(events({ script }))));

const written = (special, write) => task("bytes", "object", special, () => payloads(events(), write));

/** Ten thousand LINE users exceed the default limit. */
const LARGE = { options: { maxBytes: 16 << 20 } };

const withUsers = (users, more) =>
  ["verdict", "object"].map((output) =>
    task(
      "bytes",
      output,
      `${grouped(users)} line user${users === 1 ? "" : "s"}`,
      () => payloads(events({ users, count: Math.ceil(128 / users) })),
      more,
    ),
  );

const rejected = (special, path, by) =>
  task("bytes", "verdict", special, () => payloads(events().map((event) => replaced(event, path, by))), {
    accepted: false,
  });

const ofSize = (special, size, count) =>
  ["verdict", "object"].map((output) => task("bytes", output, special, () => payloads(sized(size, count))));

/** Returns the groups. `rounds`: the rounds of a full run. */
export const groups = ({ quick }) => {
  const lineCount = quick ? 10_000 : 100_000;
  return [
    {
      rounds: 151,
      tasks: [
        ...bothScripts("bytes", "verdict"),
        ...bothScripts("bytes", "object"),
        ...bothScripts("text", "object"),
        ...bothScripts("value", "verdict"),
        ...bothScripts("value", "object"),
      ],
    },
    {
      rounds: 101,
      tasks: [
        written("pretty-printed", pretty),
        written("keys reversed", (event) => JSON.stringify(reversed(event))),
        written("escaped", escaped),
        written("3 unknown fields", (event) => JSON.stringify(extended(event))),
      ],
    },
    { rounds: 101, tasks: [...withUsers(1), ...withUsers(10), ...withUsers(100)] },
    { rounds: 15, tasks: withUsers(10_000, LARGE) },
    {
      rounds: 101,
      tasks: [
        rejected("another event's type", ["type"], "contact.created"),
        rejected("wrong at the start", ["type"], 1),
        rejected("wrong at the end", ["data", "timestampsMs", "initConnectedAt"], "yesterday"),
      ],
    },
    { rounds: 61, tasks: [...ofSize("1 KB", 1100, 128), ...ofSize("1 MB", 1_000_000, 1)], perByte: true },
    {
      rounds: 5,
      tasks: [
        task("bytes", "verdict", `${grouped(lineCount)} lines of NDJSON`, () => lines(lineCount), {
          lines: lineCount,
        }),
      ],
    },
  ];
};
