// The page in www/: `node scripts/page.mjs build` builds it into www/dist, `dev` serves its sources.

import { build as buildPackage, typescript } from "./build.mjs";
import { main, must, packagedNode, path, step } from "./lib.mjs";
import { setup } from "./setup.mjs";

/** Builds the page from the package as it is built; `options` are those of `run`. */
export async function buildPage(options) {
  await typescript(["--project", "www"], options);
  // What runs in Node: its tests, and what builds it.
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

main(import.meta, async ([what, ...args]) => {
  await setup();
  if (what === "dev") {
    step("building the npm package", "about 2 minutes the first time, then seconds");
    await buildPackage();
    await vite(["www", ...args]);
  } else {
    step("building the page into www/dist", "seconds");
    await buildPage();
  }
});
