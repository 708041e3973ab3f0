// Runs in a new process. Keeps the id or the event of many payloads, and prints the bytes that each keeps alive.

import { readFileSync } from "node:fs";
import { object } from "../chatbrick-events.mjs";

const { way, keep, payload, count } = JSON.parse(process.argv[2]);
const WAYS = {
  "chatbrick-events, bytes": (bytes) => object(bytes),
  "chatbrick-events, string": (bytes) => object(decoder.decode(bytes)),
  "JSON.parse": (bytes) => JSON.parse(decoder.decode(bytes)),
};
const KEEP = { id: (event) => event.data.contact.id, event: (event) => event };

const decoder = new TextDecoder();
const bytes = new Uint8Array(readFileSync(payload));
const { id } = JSON.parse(decoder.decode(bytes)).data.contact;
const at = Buffer.from(bytes.buffer).indexOf(id) + id.length;

/** Returns the payload with a unique id. */
function numbered(number) {
  for (let place = 1, rest = number; place <= 6; place++, rest = Math.floor(rest / 10)) {
    bytes[at - place] = 0x30 + (rest % 10);
  }
  return bytes;
}

async function used() {
  for (let times = 0; times < 3; times++) {
    gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const kept = new Array(count).fill(null);
for (let number = 0; number < 2000; number++) KEEP[keep](WAYS[way](numbered(number)));
const before = await used();
for (let number = 0; number < count; number++) kept[number] = KEEP[keep](WAYS[way](numbered(number)));
const after = await used();

if (new Set(kept).size !== count) throw new Error("the ids are not unique");
console.log(`RESULT ${JSON.stringify((after - before) / count)}`);
