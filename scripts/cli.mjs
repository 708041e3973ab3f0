// Arguments, progress and errors of the scripts. Uses only Node built-ins, because the scripts run before anything is installed.

import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** An error that the user can fix. Its message is printed without a stack. */
export class UserError extends Error {}

/** Prints the name of the step that starts, and how long it takes. */
export const step = (name, takes) => console.log(`> ${name}${takes ? ` (${takes})` : ""}`);

/** Runs a script's main function if the script was started, not imported. */
export async function main(meta, run) {
  // Compares real paths, because the script may have been started through a symbolic link.
  if (!process.argv[1] || realpathSync(process.argv[1]) !== realpathSync(fileURLToPath(meta.url))) return;
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Parses arguments.
 *
 * @param config - as for `parseArgs` of node:util
 * @param usage - printed after the error if an argument is unknown
 */
export function parseArguments(args, config, usage) {
  try {
    return parseArgs({ args, ...config });
  } catch (error) {
    throw new UserError(`${error.message}\n\n${usage}`);
  }
}

/**
 * Selects the items whose name contains one of the patterns; all of them without a pattern.
 *
 * @throws `UserError` if a pattern matches no item: nothing would run
 */
export function selectByName(kind, patterns, items, nameOf = ({ name }) => name) {
  const unknown = patterns.find((pattern) => !items.some((item) => nameOf(item).includes(pattern)));
  if (unknown !== undefined) {
    const names = items.map((item) => `  ${nameOf(item)}`);
    throw new UserError(`Unknown ${kind} "${unknown}". Choose from:\n${names.join("\n")}`);
  }
  if (patterns.length === 0) return items;
  return items.filter((item) => patterns.some((pattern) => nameOf(item).includes(pattern)));
}
