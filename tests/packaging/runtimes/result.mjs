// Reads the results of cells.

import { ask } from "../../../scripts/programs.mjs";

/** Returns the result that a program has printed. */
export function printed({ code, output }) {
  const line = /^.*?RESULT (\{.*\})$/m.exec(output)?.[1];
  if (code !== 0 || line === undefined) {
    throw new Error(`the program ended with ${code}:\n${output.trim().split("\n").slice(-15).join("\n")}`);
  }
  return JSON.parse(line);
}

/** Returns the version that a program reports. */
export const version = (program, ...args) =>
  /\d+(?:[.-]\d+)+/.exec(ask(program, ...(args.length > 0 ? args : ["--version"])) ?? "")?.[0] ?? "unknown";
