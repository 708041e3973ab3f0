// Tests the built page in real browsers. `node tests/page/page.mjs [words...]` runs the checks whose name
// has one of the words; names begin with the browser's.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { main, selectByName, UserError } from "../../scripts/cli.mjs";
import { path, target } from "../../scripts/paths.mjs";
import { served } from "../browsers/serve.mjs";
import { tools } from "../packaging/sandbox.mjs";
import { accessibility } from "./accessibility.mjs";
import { answers } from "./answers.mjs";
import { BROWSERS } from "./browsers.mjs";
import { causes } from "./causes.mjs";
import { editing } from "./editing.mjs";
import { explanation } from "./explanation.mjs";
import { features } from "./features.mjs";
import { focusRing } from "./focus-ring.mjs";
import { highlights, highlightsInChromium } from "./highlights.mjs";
import { kept } from "./kept.mjs";
import { languages } from "./languages.mjs";
import { looks } from "./looks.mjs";
import { measurements } from "./measurements.mjs";
import { offline } from "./offline.mjs";
import { outputs } from "./outputs.mjs";
import { sharing } from "./sharing.mjs";
import { signatures } from "./signatures.mjs";
import { unwrapping } from "./unwrapping.mjs";
import { withoutWasm } from "./without-wasm.mjs";

const folder = path("www", "dist");

/** Checks in each browser. */
const EVERYWHERE = [
  ...answers,
  ...editing,
  ...languages,
  ...unwrapping,
  ...causes,
  ...signatures,
  ...kept,
  ...sharing,
  ...highlights,
  ...withoutWasm,
];
/** Checks for which one browser is enough, or that only its driver supports. */
const IN_CHROMIUM = [
  ...features,
  ...outputs,
  ...explanation,
  ...highlightsInChromium,
  ...accessibility,
  ...focusRing,
  ...looks,
  ...offline,
];

const checksOf = ({ name: browser }) =>
  [...EVERYWHERE, ...(browser === "Chromium" ? IN_CHROMIUM : [])].map(([name, action]) => ({
    name: `${browser}: ${name}`,
    action,
  }));

main(import.meta, async (words) => {
  const plan = BROWSERS.map((browser) => ({ browser, checks: checksOf(browser) }));
  const sizes = { name: "Chromium: sizes and times", action: measurements };
  const wanted = selectByName("check", words, [...plan.flatMap(({ checks }) => checks), sizes]);
  if (!existsSync(join(folder, "index.html")))
    throw new UserError("The page is not built: run `npm run build`.");
  const installed = await tools({ log: join(target, "test-logs", "page-tools.log") });
  const tool = (...parts) => join(installed, "node_modules", ...parts);
  const counts = { passed: 0, failed: 0 };
  const requested = new Set();

  const run = async ({ name, action }, context) => {
    const start = performance.now();
    let failure;
    try {
      await action(context);
    } catch (error) {
      failure = error;
    }
    counts[failure ? "failed" : "passed"] += 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`  ${failure ? "FAILED" : "ok"}: ${name} (${seconds} s)`);
    if (failure) console.log(failure.stack ?? failure);
  };
  /** Runs the selected checks one after the other in one session of a browser. */
  const runIn = async ({ start }, checks, url) => {
    const chosen = checks.filter((check) => wanted.includes(check));
    if (chosen.length === 0) return;
    const context = { url, folder, withoutWasm: (use) => start(tool, use, false) };
    await start(
      tool,
      async (opener) => {
        for (const check of chosen) await run(check, { ...context, ...opener });
      },
      true,
    );
  };

  await served(
    folder,
    async (origin) => {
      await Promise.all(plan.map(({ browser, checks }) => runIn(browser, checks, `${origin}/`)));
      const ownFiles = {
        name: "every request of these browsers was for a file of the page",
        action: () => onlyOwnFiles(requested),
      };
      await run(ownFiles);
      // Alone, so that no other check distorts the measurements.
      await runIn(BROWSERS[0], [sizes], `${origin}/`);
    },
    { onRequest: (name) => requested.add(name) },
  );
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  if (counts.failed > 0) process.exitCode = 1;
});

/** Checks that each requested path is a file of the page. Requests to other servers fail in the check that causes them. */
function onlyOwnFiles(requested) {
  const others = [...requested].filter((name) => name !== "/" && !existsSync(join(folder, name)));
  if (others.length > 0) throw new Error(`requests for files that are not of the page: ${others.join(", ")}`);
}
