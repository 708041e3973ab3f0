// The libraries of the benchmark. A peer needs a parsed value, so bytes are decoded and parsed for it; the package reads the input
// directly.

import * as ajv from "ajv-standalone";
import * as product from "./chatbrick-events.mjs";
import * as arktype from "./peers/arktype.mjs";
import * as typebox from "./peers/typebox.mjs";
import * as valibot from "./peers/valibot.mjs";
import * as zod from "./peers/zod.mjs";
import * as zodMini from "./peers/zod-mini.mjs";

const PEERS = { ajv, zod, "zod/mini": zodMini, valibot, arktype, typebox };

const decoder = new TextDecoder("utf-8", { fatal: true });

const READ = {
  bytes: (bytes) => JSON.parse(decoder.decode(bytes)),
  text: (text) => JSON.parse(text),
  value: (value) => value,
};

/** Returns the libraries for a task. `run` returns whether the payload is accepted; without `validates`, always true. */
export function libraries({ input, output, options, lines }) {
  const read = READ[input];
  const all = [
    output === "verdict"
      ? { name: "chatbrick-events", run: (payload) => product.verdict(payload, options) }
      : { name: "chatbrick-events", run: (payload) => product.object(payload, options).data !== undefined },
    { name: "JSON.parse", run: (payload) => read(payload).data !== undefined, validates: false },
    ...Object.entries(PEERS).map(([name, { verdict, object }]) =>
      output === "verdict"
        ? { name, run: (payload) => verdict(read(payload)) }
        : { name, run: (payload) => object(read(payload)).data !== undefined },
    ),
  ].filter(({ validates }) => validates !== false || input !== "value");
  return lines === undefined ? all : all.map((one) => ({ ...one, run: each(one.run, lines) }));
}

/** Runs each line of the bytes; true if all are accepted. */
function each(run, count) {
  return (bytes) => {
    let accepted = 0;
    for (let start = 0; start < bytes.length; ) {
      const found = bytes.indexOf(0x0a, start);
      const end = found === -1 ? bytes.length : found;
      if (run(bytes.subarray(start, end))) accepted += 1;
      start = end + 1;
    }
    return accepted === count;
  };
}
