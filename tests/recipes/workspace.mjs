// Folders of receivers in the sandbox.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { path } from "../../scripts/paths.mjs";

/** Creates the folder of a receiver in the sandbox, with changes to its file. */
export function workspaceOf({ folder, tool }, { name, file }, changes) {
  const here = join(folder, name.replaceAll(/\W+/g, "-"));
  rmSync(here, { recursive: true, force: true });
  mkdirSync(here, { recursive: true });
  let text = readFileSync(path("examples", "receivers", file), "utf8");
  for (const { find, put } of changes) {
    const changed = text.replaceAll(find, put);
    if (changed === text) throw new Error(`${file} does not contain ${find}`);
    text = changed;
  }
  writeFileSync(join(here, "package.json"), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(here, file), text);
  cpSync(path("examples", "receivers", "handle.js"), join(here, "handle.js"));
  return { here, tool, file };
}
