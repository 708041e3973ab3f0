// Fresh processes of Node, one for each sample.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { path } from "../../scripts/paths.mjs";
import { packagedNode } from "../../scripts/programs.mjs";
import { payloads, sized } from "../payloads.mjs";
import { perform } from "./program.mjs";

/** Resolves to what the program of bench/child/ says. */
export const child = (name, settings, flags = []) =>
  perform(packagedNode, [...flags, path("bench", "child", name), JSON.stringify(settings)], {
    // With a cache, one start would find what the last had compiled.
    env: { NODE_COMPILE_CACHE: undefined, NODE_OPTIONS: undefined },
  });

/** Writes a payload of about so many bytes, and returns the file. */
export function payloadFile(folder, size) {
  const file = join(folder, `${size}.json`);
  writeFileSync(file, payloads(sized(size)).bytes[0]);
  return file;
}
