// Bun's bundler, by its command line.

const bun = (place, args, options) => place.exec(place.tool("bun", "bin", "bun.exe"), args, options);

const bundle = (place, app, target, file) =>
  bun(place, ["build", `app/${app}`, `--target=${target}`, "--minify", `--outfile=${file}`]);

export const tool = "bun";

export const cells = [
  {
    target: "browser, esm",
    where: "Chromium",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.mjs", "browser", "out/main.js");
      return place.open("out", { script: "main.js" });
    },
  },
  {
    target: "browser, esm, one import",
    where: "Chromium",
    app: "one",
    async run(place) {
      await bundle(place, "print-one.mjs", "browser", "out/main.js");
      return place.open("out", { script: "main.js" });
    },
  },
  {
    target: "node, import",
    where: "Node",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.mjs", "node", "out/main.mjs");
      return place.result("out/main.mjs");
    },
  },
  {
    target: "bun, import",
    where: "Bun",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.mjs", "bun", "out/main.js");
      return place.resultOf(await bun(place, ["out/main.js"], { kind: "run" }));
    },
  },
  {
    target: "bun, require",
    where: "Bun",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.cjs", "bun", "out/main.js");
      return place.resultOf(await bun(place, ["out/main.js"], { kind: "run" }));
    },
  },
];
