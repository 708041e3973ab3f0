// Makes folders outside the project, and copies of the project: in a folder inside it, cargo would read its .cargo/config.toml.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "./cli.mjs";
import { cache, path, root } from "./paths.mjs";
import { ask } from "./programs.mjs";

/** Creates an empty folder outside the project. Its path is always the same, so that cargo's builds stay valid. */
export function outsideFolder(name) {
  const hash = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const folder = cache(`${name}-${hash}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Copies all files that git tracks or would track after `git add`, with uncommitted changes. */
export function copyProject(folder) {
  const files = ask("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")?.split("\0");
  if (!files) throw new UserError("git could not list the files of the project.");
  for (const file of files.filter((file) => file && existsSync(path(file)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(path(file), join(folder, file));
  }
}
