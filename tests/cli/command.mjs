// Runs the built command as a separate process.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { path } from "../../scripts/paths.mjs";

export const CLI = path("pkg", "dist", "cli.js");

/** Excludes variables that change the colours, the secret and Node. */
const { NO_COLOR, FORCE_COLOR, CHATBRICK_WEBHOOK_SECRET, NODE_OPTIONS, ...inherited } = process.env;

/**
 * Runs the command.
 *
 * @param options - `input`: bytes for standard input. `env`: added to the environment. `cwd`: the working folder.
 * @returns a promise of the exit code, standard output and standard error
 */
export function command(args, { input = "", env = {}, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { ...inherited, ...env } });
    const output = { stdout: [], stderr: [] };
    for (const name of Object.keys(output)) child[name].on("data", (chunk) => output[name].push(chunk));
    // The command can end before it has read all input.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", reject);
    child.on("close", (code) => {
      const [stdout, stderr] = Object.values(output).map((chunks) => Buffer.concat(chunks).toString());
      resolve({ code, stdout, stderr });
    });
  });
}

/** Parses the output of `--json`. */
export const records = (stdout) =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** Creates a folder that is removed after the tests of the file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "chatbrick-events-cli-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return (...parts) => join(folder, ...parts);
}
