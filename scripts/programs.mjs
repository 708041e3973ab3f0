// Finds and runs programs. Uses only Node built-ins, because the scripts run before anything is installed.

import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./cli.mjs";
import { path, readJson, root } from "./paths.mjs";

const windows = process.platform === "win32";
const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
const nodeBin = path("node_modules", ".bin");
/** `PATH` without the folders that `npm run` adds. */
const userPath = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => folder && !/node_modules[\\/]\.bin$/.test(folder));

/** Returns the value of `PATH` for programs: `first`, node_modules/.bin, the user's `PATH`, and rustup's folder. */
export const searchPath = (...first) => [...first, nodeBin, ...userPath, cargoBin].join(delimiter);

/** Returns the first of these programs on the user's `PATH` or in rustup's folder, never from node_modules. */
export function find(...names) {
  for (const name of names) {
    for (const folder of [...userPath, cargoBin]) {
      const file = join(folder, windows ? `${name}.exe` : name);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/** Returns the Node of this computer. Scripts that npm starts may run in the packaged Node. */
export const systemNode = () => find("node") ?? process.execPath;

/** Node 24, which `npm ci` installs. */
export const packagedNode = path("node_modules", "node", "bin", windows ? "node.exe" : "node");

/**
 * Restarts a script that needs a newer Node than 20 in the packaged Node.
 *
 * @returns whether the script was restarted; the caller must then return
 */
export function inPackagedNode(meta, args) {
  if (!existsSync(packagedNode)) throw new UserError("The packaged Node is missing: run `npm run setup`.");
  if (realpathSync(process.execPath) === realpathSync(packagedNode)) return false;
  const { status } = spawnSync(packagedNode, [fileURLToPath(meta.url), ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
  return true;
}

/** Returns the script of an npm package's program, to be run with `node`. */
export const script = (name, program = name) =>
  path("node_modules", name, readJson(join("node_modules", name, "package.json")).bin[program]);

/** Returns the command for npm: its script if npm started this process, because Windows needs a shell for `npm`. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("npm-cli.js")
    ? [systemNode(), cli]
    : [find("npm") ?? join(dirname(systemNode()), "npm")];
}

/** Runs npm in the Node of this computer, because `npm ci` replaces the packaged one. `options` are passed to `run`. */
export function npm(args, options = {}) {
  const [command, ...first] = npmCommand();
  // Readable output, even if .npmrc asks for JSON.
  const output = args.includes("--json") ? [] : ["--no-json"];
  return run(command, [...first, ...args, ...output], {
    ...options,
    env: { ...options.env, PATH: searchPath(dirname(systemNode())) },
  });
}

/** Returns the output of a short program; `undefined` if it is missing or fails. */
export function ask(command, ...args) {
  const env = { ...process.env, PATH: searchPath() };
  const answer = spawnSync(command, args, { cwd: root, env, encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/**
 * Runs a program.
 *
 * @param options - `cwd`: the project's folder by default. `env`: added to the environment. `log`: a file for the output;
 *   only lines that match `echo` are then printed. `timeout`: in milliseconds.
 * @returns the exit code, and the output if there is a `log`
 */
export function run(command, args, { cwd = root, env = {}, log, echo, timeout } = {}) {
  const options = { cwd, env: { ...process.env, PATH: searchPath(), ...env }, timeout };
  if (!log) options.stdio = ["ignore", "inherit", "inherit"];
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    let output = "";
    if (log) {
      mkdirSync(dirname(log), { recursive: true });
      const file = createWriteStream(log, { flags: "a" });
      file.write(`$ ${command} ${args.join(" ")}\n`);
      const take = (chunk) => {
        output += chunk;
        file.write(chunk);
        for (const line of chunk.split("\n")) if (echo?.test(line)) console.log(line);
      };
      child.stdin.end();
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", take);
      child.on("close", () => file.end());
    }
    child.on("error", (error) => resolve({ code: 1, output: `${output}${command}: ${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program like `run`. Throws a `UserError` with this message if it fails. */
export async function must(message, command, args, options) {
  const { code } = await run(command, args, options);
  if (code !== 0) throw new UserError(message);
}
