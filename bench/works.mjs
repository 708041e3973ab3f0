// What is measured. The works of a group are measured in the same rounds, so that they can be compared as well.

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

/** A work, named after what goes in, what comes out, and what is special about the payloads. */
const work = (input, output, special, make, more) => ({
  name: `${NAMES[input]} → ${output}, ${special}`,
  input,
  output,
  accepted: true,
  payloads: make,
  ...more,
});

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

const plain = (input, output) =>
  SCRIPTS.map((script) => work(input, output, script, () => payloads(events({ script }))));

const written = (special, write) => work("bytes", "object", special, () => payloads(events(), write));

/** Ten thousand LINE users are more than the product takes unless it is told to. */
const LARGE = { options: { maxBytes: 16 << 20 } };

const withUsers = (users, more) =>
  ["verdict", "object"].map((output) =>
    work(
      "bytes",
      output,
      `${grouped(users)} line user${users === 1 ? "" : "s"}`,
      () => payloads(events({ users, count: Math.ceil(128 / users) })),
      more,
    ),
  );

const rejected = (special, path, by) =>
  work("bytes", "verdict", special, () => payloads(events().map((event) => replaced(event, path, by))), {
    accepted: false,
  });

const ofSize = (special, size, count) =>
  ["verdict", "object"].map((output) => work("bytes", output, special, () => payloads(sized(size, count))));

/** The groups. `rounds` are those of a full run. */
export const groups = ({ quick }) => {
  const judged = quick ? 10_000 : 100_000;
  return [
    {
      rounds: 151,
      works: [
        ...plain("bytes", "verdict"),
        ...plain("bytes", "object"),
        ...plain("text", "object"),
        ...plain("value", "verdict"),
      ],
    },
    {
      rounds: 101,
      works: [
        written("pretty-printed", pretty),
        written("keys reversed", (event) => JSON.stringify(reversed(event))),
        written("escaped", escaped),
        written("3 unknown fields", (event) => JSON.stringify(extended(event))),
      ],
    },
    { rounds: 101, works: [...withUsers(1), ...withUsers(10), ...withUsers(100)] },
    { rounds: 15, works: withUsers(10_000, LARGE) },
    {
      rounds: 101,
      works: [
        rejected("another event's type", ["type"], "contact.created"),
        rejected("wrong at the start", ["type"], 1),
        rejected("wrong at the end", ["data", "timestampsMs", "initConnectedAt"], "yesterday"),
      ],
    },
    { rounds: 61, works: [...ofSize("1 KB", 1100, 128), ...ofSize("1 MB", 1_000_000, 1)], perByte: true },
    {
      rounds: 5,
      works: [
        work("bytes", "verdict", `${grouped(judged)} lines of NDJSON`, () => lines(judged), {
          lines: judged,
        }),
      ],
    },
  ];
};
