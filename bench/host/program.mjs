// Runs the benchmark in a separate program, and reads its output.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Reads a line of output: returns a result, throws an error, and prints any other line. */
export function read(line) {
  const [, kind, rest] = /(RESULT|ERROR) (.*)$/s.exec(line) ?? [];
  if (kind === "ERROR") throw new Error(rest);
  if (kind === "RESULT") return JSON.parse(rest);
  console.error(line);
  return undefined;
}

/** Resolves to the result that the program prints. */
export async function perform(command, args, { cwd, env }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  child.stderr.pipe(process.stderr);
  let result;
  for await (const line of createInterface({ input: child.stdout })) result = read(line) ?? result;
  const code = await ended;
  if (code !== 0 || result === undefined) throw new Error(`${command} ended with ${code}, without a result`);
  return result;
}
