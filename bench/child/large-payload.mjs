// Runs in a new process. Reads one payload of 1 MiB among small ones, and prints the memory in bytes before it, right after it, and
// after garbage collection.

import { readFileSync } from "node:fs";

const { way, small, large } = JSON.parse(process.argv[2]);

// The package does not export its memory, so its instances are recorded here.
const instances = [];
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...given) {
    super(...given);
    instances.push(new WeakRef(this));
  }
};

const { object, verdict } = way === "JSON.parse" ? {} : await import("../chatbrick-events.mjs");
const decoder = new TextDecoder();
const WAYS = {
  "chatbrick-events → verdict": verdict,
  "chatbrick-events → object": (bytes) => object(bytes).data !== undefined,
  "JSON.parse": (bytes) => JSON.parse(decoder.decode(bytes)).data !== undefined,
};
const run = (payload) => {
  if (!WAYS[way](payload)) throw new Error("the payload was rejected");
};

/** Returns the memory of the instances that are still alive. */
const wasm = () =>
  instances.reduce((sum, instance) => sum + (instance.deref()?.exports.memory.buffer.byteLength ?? 0), 0);

function memory() {
  const { rss, heapUsed, external } = process.memoryUsage();
  return { wasm: wasm(), rss, heap: heapUsed, external };
}

async function collected() {
  for (let times = 0; times < 5; times++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return memory();
}

const payloads = [small, large].map((file) => new Uint8Array(readFileSync(file)));
for (let times = 0; times < 1000; times++) run(payloads[0]);
const before = await collected();
run(payloads[1]);
const after = memory();
for (let times = 0; times < 10; times++) run(payloads[0]);
const stays = await collected();
console.log(`RESULT ${JSON.stringify({ before, after, stays })}`);
