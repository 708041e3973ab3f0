// The load run of the example Worker: `npm run worker:load [-- count]`. Prints what went in and what came out, how fast, where
// the time goes, how large the Worker is and how long it takes to start.

import { join } from "node:path";
import { report } from "../tests/worker/report.mjs";
import { bundle, copy } from "../tests/worker/sandbox.mjs";
import { inPackagedNode, main, step, target } from "./lib.mjs";

main(import.meta, async (args) => {
  if (inPackagedNode(import.meta, args)) return;
  const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20_000);
  const options = { log: join(target, "test-logs", "worker-load.log") };
  step(`${count} deliveries to the example Worker in workerd`, "2 minutes for 20000");
  const place = await copy("worker-load", options);
  const size = await bundle(place, options);
  if (!(await report(place, { count, profiled: 3000, size, ...options }))) process.exitCode = 1;
});
