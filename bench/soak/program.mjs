// The soak in Node, which tells of its memory itself.

import settings from "bench-settings";
import { soak } from "./calls.mjs";

const samples = [];
const result = await soak(settings, async () => {
  // What waits for a turn of the loop is let go of, too.
  await new Promise((resolve) => setTimeout(resolve));
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  samples.push({ resident: rss, heap: heapUsed, external });
});
console.log(`RESULT ${JSON.stringify({ ...result, samples })}`);
