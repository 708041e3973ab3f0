// The vectors of tests/vectors.

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../vectors/", import.meta.url);

/** Every vector of every file. */
export const vectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).vectors ?? []);

export { bytesOf, parsedOf, textOf } from "../vectors/run.mjs";
