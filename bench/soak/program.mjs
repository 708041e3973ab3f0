// The soak in Node, which can measure its own memory.

import settings from "bench-settings";
import { soak } from "./calls.mjs";

const samples = [];
const result = await soak(settings, async () => {
  // A turn of the event loop also releases objects that wait for it.
  await new Promise((resolve) => setTimeout(resolve));
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  samples.push({ resident: rss, heap: heapUsed, external });
});
console.log(`RESULT ${JSON.stringify({ ...result, samples })}`);
