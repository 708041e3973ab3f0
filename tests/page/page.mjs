// The built page, served as files are, in real browsers. `node tests/page/page.mjs [words...]` runs the checks whose name
// has one of the words.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { main, selectByName, UserError } from "../../scripts/cli.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { withChromium } from "../browsers/open.mjs";
import { served } from "../browsers/serve.mjs";
import { tools } from "../packaging/sandbox.mjs";
import { accessibility } from "./accessibility.mjs";
import { answers } from "./answers.mjs";
import { causes } from "./causes.mjs";
import { explanation, explanationElsewhere } from "./explanation.mjs";
import { features } from "./features.mjs";
import { focusRing } from "./focus-ring.mjs";
import { kept } from "./kept.mjs";
import { looks } from "./looks.mjs";
import { measurements } from "./measurements.mjs";
import { offline } from "./offline.mjs";
import { otherBrowsers } from "./other-browsers.mjs";
import { outputs } from "./outputs.mjs";
import { unwrapping } from "./unwrapping.mjs";
import { withoutWasm } from "./without-wasm.mjs";

const folder = path("www", "dist");

main(import.meta, async (words) => {
  let place;
  const tool = (...parts) => join(place, "node_modules", ...parts);
  const inChromium = [
    ...answers,
    ...features,
    ...outputs,
    ...unwrapping,
    ...causes,
    ...explanation,
    ...accessibility,
    ...focusRing,
    ...looks,
    ...offline,
    ...kept,
    ...withoutWasm,
    ["sizes and times", measurements],
  ];
  const elsewhere = [...otherBrowsers(tool), ...explanationElsewhere(tool)];
  const wanted = selectByName("check", words, [...inChromium, ...elsewhere], ([name]) => name);
  if (!existsSync(join(folder, "index.html")))
    throw new UserError("The page is not built: run `npm run build`.");
  place = await tools({ log: join(target, "test-logs", "page-tools.log") });
  const counts = { passed: 0, failed: 0 };

  const run = async (checks, context) => {
    for (const [name, action] of checks.filter((check) => wanted.includes(check))) {
      const start = performance.now();
      let failure;
      try {
        await action(context);
      } catch (error) {
        failure = error;
      }
      counts[failure ? "failed" : "passed"] += 1;
      console.log(
        `  ${failure ? "FAILED" : "ok"}: ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
      );
      if (failure) console.log(failure.stack ?? failure);
    }
  };

  await served(folder, async (origin) => {
    const url = `${origin}/`;
    await withChromium(tool, (browser) => run(inChromium, { browser, url, folder }));
    await run(elsewhere, { url });
  });
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  if (counts.failed > 0) process.exitCode = 1;
});
