// Measures the download size of the package: the wasm, and each entry bundled and minified, raw, with gzip -9 and with brotli 11,
// and other validators for comparison. Fails if a budget is exceeded. Takes seconds, after `npm run build`.
// `--json` prints only one JSON object.

import { existsSync } from "node:fs";
import { main, UserError } from "./cli.mjs";
import { path, readJson } from "./paths.mjs";
import { inPackagedNode } from "./programs.mjs";

const entry =
  (name) =>
  ({ entries }) =>
    entries.find((entry) => entry.name === name);
const imported = (name) => entry(`import { ${name} }`);

/** Upper limits in bytes of gzip. */
const BUDGETS = [
  { name: "the wasm", budget: 20_480, of: ({ wasm }) => wasm },
  { name: "everything in one script", budget: 32_768, of: ({ entries }) => entries[0] },
  // Without the builders of events, and without the code for the other event types.
  { name: "validate alone", budget: 27_648, of: imported("validate") },
  // Without the wasm.
  { name: "signature", budget: 2_048, of: entry("signature") },
];

export async function sizes() {
  if (!existsSync(path("pkg", "dist", "chatbrick-events.wasm")))
    throw new UserError("pkg/dist/chatbrick-events.wasm is missing: run `npm run build`.");
  // Imported here, because the bundler does not load in Node 20.
  const entries = await import("../bench/size/entries.mjs");
  const wasm = entries.wasm();
  const measured = { wasm, entries: await entries.ours(wasm), peers: await entries.peers() };
  const budgets = BUDGETS.map(({ name, budget, of }) => {
    const { gzip } = of(measured);
    return { name, gzip, budget, ok: gzip <= budget };
  });
  const sizeOf = (name) => imported(name)(measured).gzip;
  return {
    bundler: `rolldown ${readJson("node_modules/rolldown/package.json").version}`,
    ...measured,
    budgets,
    // The cost of all event types for users of only one.
    family: {
      parseEvent: sizeOf("parseEvent") - sizeOf("parseConnectedEvent"),
      validateEvent: sizeOf("validateEvent") - sizeOf("validate"),
    },
  };
}

function table({ bundler, wasm, entries, peers, budgets, family }) {
  const rows = [
    ["wasm", wasm],
    ...entries.flatMap(({ name, withWasm, ...sizes }) =>
      withWasm
        ? [
            [name, sizes],
            ["  and the wasm", withWasm],
          ]
        : [[name, sizes]],
    ),
    [],
    ...peers.map((peer) => [`${peer.name} ${peer.version}`, peer]),
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  const row = (name, cells) => name.padEnd(width) + cells.map((cell) => cell.padStart(10)).join("");
  const lines = rows.map(([name = "", { raw, gzip, brotli } = {}]) =>
    name === "" ? "" : row(name, [raw, gzip, brotli].map(grouped)),
  );
  const head = `bytes, bundled and minified by ${bundler}`;
  const added = Object.entries(family).map(
    ([name, gzip]) => `${name} adds ${grouped(gzip)} bytes of gzip to the function of one event type`,
  );
  return [head, "", row("", ["raw", "gzip", "brotli"]), ...lines, "", ...added, ...budgets.map(verdict)].join(
    "\n",
  );
}

const grouped = (bytes) => bytes.toLocaleString("en");

function verdict({ name, gzip, budget, ok }) {
  const of = `${name}: ${grouped(gzip)} of ${grouped(budget)} bytes of gzip`;
  if (!ok) return `OVER THE BUDGET: ${of}, ${grouped(gzip - budget)} too many`;
  return `ok: ${of}`;
}

main(import.meta, async (args) => {
  if (inPackagedNode(import.meta, args)) return;
  const json = args.includes("--json");
  const say = json ? console.error : console.log;
  say("> bundling each entry and the peers (seconds)");
  const result = await sizes();
  console.log(json ? JSON.stringify(result) : table(result));
  if (result.budgets.every(({ ok }) => ok)) return;
  if (json) console.error(result.budgets.map(verdict).join("\n"));
  process.exitCode = 1;
});
