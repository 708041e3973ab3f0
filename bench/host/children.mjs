// New processes of Node, one for each sample.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { path } from "../../scripts/paths.mjs";
import { packagedNode } from "../../scripts/programs.mjs";
import { payloads, sized } from "../payloads.mjs";
import { perform } from "./program.mjs";

/** Runs a program of bench/child/, and resolves to its output. */
export const child = (name, settings, flags = []) =>
  perform(packagedNode, [...flags, path("bench", "child", name), JSON.stringify(settings)], {
    // With a cache, a start would use the compiled code of the last one.
    env: { NODE_COMPILE_CACHE: undefined, NODE_OPTIONS: undefined },
  });

/** Writes a payload of about this many bytes, and returns the name of the file. */
export function payloadFile(folder, size) {
  const file = join(folder, `${size}.json`);
  writeFileSync(file, payloads(sized(size)).bytes[0]);
  return file;
}
