// Selects the command. Loads modules on demand, so that `--help` starts fast.

import { FAILED, VALID } from "./errors.js";
import { HELP } from "./help.js";

declare const PACKAGE_VERSION: string;

/** Runs the command, and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const options = args.slice(0, args.includes("--") ? args.indexOf("--") : args.length);
  if (options.includes("--help") || options.includes("-h")) return print(HELP);
  if (options.includes("--version")) return print(`${PACKAGE_VERSION}\n`);
  if (args.length === 0 && process.stdin.isTTY) {
    process.stderr.write(HELP);
    return FAILED;
  }
  const [first, ...others] = args;
  switch (first) {
    case "verify":
      return (await import("./verify.js")).runVerify(others);
    case "sign":
      return (await import("./sign.js")).runSign(others);
    case "example":
      return (await import("./example.js")).runExample(others);
    default:
      return (await import("./validate.js")).runValidate(args);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return VALID;
}
