// Reads the resident memory of a program from /proc.

import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

/** Returns the resident bytes of the program with this name in a folder; `undefined` without the program or /proc. */
export function resident(name, folder) {
  for (const id of numbers()) {
    try {
      const [command] = readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
      if (!command.endsWith(name) || readlinkSync(`/proc/${id}/cwd`) !== realpathSync(folder)) continue;
      return Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]) * PAGE;
    } catch {
      // The process has just ended, or belongs to another user.
    }
  }
  return undefined;
}

const PAGE = 4096;

function numbers() {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
