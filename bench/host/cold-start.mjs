// Cold starts: from the import of a library to its first object, in new processes that alternate.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { path } from "../../scripts/paths.mjs";
import { compared, quartiles, rounded, shuffled } from "../statistics.mjs";
import { bundle, folder, standalone } from "./bundle.mjs";
import { child, payloadFile } from "./children.mjs";

/** As Node finds the installed packages, with all their files; and as in a deployment, bundled into one file. */
const WAYS = ["as installed", "bundled"];

/** Resolves to the milliseconds of each library, installed and bundled. */
export async function coldStart(rounds) {
  const lanes = await starts();
  for (let round = -1; round < rounds; round++) {
    for (const one of shuffled(lanes)) {
      const sample = await child("cold-start.mjs", one.settings);
      // The first round loads the files into the cache of the system.
      if (round >= 0) one.samples.push(sample);
    }
  }
  return WAYS.map((way) => ({
    name: `cold start, ${way}`,
    libraries: summary(lanes.filter((one) => one.way === way)),
  }));
}

async function starts() {
  const at = folder("cold");
  const payload = payloadFile(at, 1100);
  const modules = {
    "chatbrick-events": path("bench", "chatbrick-events.mjs"),
    "JSON.parse": undefined,
    ajv: standalone(),
    ...Object.fromEntries(
      ["zod", "zod-mini", "valibot", "arktype", "typebox"].map((name) => [
        name.replace("-", "/"),
        path("bench", "peers", `${name}.mjs`),
      ]),
    ),
  };
  const lanes = [];
  for (const [name, entry] of Object.entries(modules)) {
    for (const way of WAYS) {
      const bundled = join(at, `${name.replace("/", "-")}.mjs`);
      if (entry !== undefined && way === "bundled") {
        await bundle({ entry, file: bundled, conditions: ["node"], minify: true });
      }
      const file = way === "bundled" ? bundled : entry;
      const module = entry === undefined ? undefined : pathToFileURL(file).href;
      const settings = { module, takesBytes: name === "chatbrick-events", payload };
      lanes.push({ name, way, settings, samples: [] });
    }
  }
  return lanes;
}

function summary(lanes) {
  const times = (one, of) => one.samples.map((sample) => sample[of]);
  const [product] = lanes;
  return Object.fromEntries(
    lanes.map((one) => {
      const [lower, first, upper] = quartiles(times(one, "first")).map((time) => rounded(time, 2));
      return [
        one.name,
        {
          import: rounded(quartiles(times(one, "import"))[1], 2),
          first,
          lower,
          upper,
          productTimesAsFast: rounded(compared(times(one, "first"), times(product, "first")), 3),
        },
      ];
    }),
  );
}
