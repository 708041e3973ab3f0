// What a cell's run says.

import { ask } from "../../../scripts/programs.mjs";

/** The result that a program has printed. */
export function printed({ code, output }) {
  const line = /^.*?RESULT (\{.*\})$/m.exec(output)?.[1];
  if (code !== 0 || line === undefined) {
    throw new Error(`it ended with ${code} and said:\n${output.trim().split("\n").slice(-15).join("\n")}`);
  }
  return JSON.parse(line);
}

/** The version that a program says it has. */
export const version = (program, ...args) =>
  /\d+(?:[.-]\d+)+/.exec(ask(program, ...(args.length > 0 ? args : ["--version"])) ?? "")?.[0] ?? "unknown";
