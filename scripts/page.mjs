// Builds the page in www/ into www/dist (`node scripts/page.mjs build`), or serves its sources (`dev`).

import { build as buildPackage, typescript } from "./build.mjs";
import { main, step } from "./cli.mjs";
import { path } from "./paths.mjs";
import { must, packagedNode } from "./programs.mjs";
import { setup } from "./setup.mjs";

/** Builds the page from the built package. `options` are passed to `run`. */
export async function buildPage(options) {
  await typescript(["--project", "www"], options);
  // The tests and the build scripts, which run in Node.
  await typescript(["--project", "www/tsconfig.node.json"], options);
  await vite(["build", "www"], options);
}

const vite = (args, options) =>
  must(
    "Vite failed (see above).",
    packagedNode,
    [path("node_modules", "vite", "bin", "vite.js"), ...args],
    options,
  );

main(import.meta, async ([command, ...args]) => {
  await setup();
  if (command === "dev") {
    step("building the npm package", "about 2 minutes the first time, then seconds");
    await buildPackage();
    await vite(["www", ...args]);
  } else {
    step("building the page into www/dist", "seconds");
    await buildPage();
  }
});
