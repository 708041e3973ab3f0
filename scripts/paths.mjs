// Folders and files of the project.

import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const path = (...parts) => join(root, ...parts);
export const target = process.env.CARGO_TARGET_DIR ?? path("target");
export const readJson = (file) => JSON.parse(readFileSync(path(file), "utf8"));

/** Returns a path in the user's cache, which all clones of the project share. */
export const cache = (...parts) =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "chatbrick-events", ...parts);
