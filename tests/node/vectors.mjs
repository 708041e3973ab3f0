// The vectors of tests/vectors.

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../vectors/", import.meta.url);

/** All vectors of all files. */
export const allVectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).vectors ?? []);

/** The vectors for the functions of one type. */
export const vectors = allVectors.filter(({ api }) => api !== "event");

/** The vectors for the functions of every type. */
export const eventVectors = allVectors.filter(({ api }) => api === "event");

export { bytesOf, functionsOf, parsedOf, textOf } from "../vectors/run.mjs";
