// Rolldown, by its command line.

const bundle = (place, app, file, platform, format = "esm") =>
  place.node(place.tool("rolldown", "bin", "cli.mjs"), [
    `app/${app}`,
    `--platform=${platform}`,
    `--format=${format}`,
    "--minify",
    `--file=${file}`,
  ]);

export const tool = "rolldown";

export const cells = [
  {
    target: "browser, esm",
    where: "Chromium",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.mjs", "out/main.js", "browser");
      return place.open("out", { script: "main.js" });
    },
  },
  {
    target: "browser, esm, one import",
    where: "Chromium",
    app: "one",
    async run(place) {
      await bundle(place, "print-one.mjs", "out/main.js", "browser");
      return place.open("out", { script: "main.js" });
    },
  },
  {
    target: "node, import to esm",
    where: "Node",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.mjs", "out/main.mjs", "node");
      return place.result("out/main.mjs");
    },
  },
  {
    target: "node, require to cjs",
    where: "Node",
    app: "smoke",
    async run(place) {
      await bundle(place, "print-smoke.cjs", "out/main.cjs", "node", "cjs");
      return place.result("out/main.cjs");
    },
  },
];
