// What the scripts share: paths, programs, and how they speak. Node built-ins only, because this runs before
// anything is installed.

import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const path = (...parts) => join(root, ...parts);
export const target = process.env.CARGO_TARGET_DIR ?? path("target");
export const readJson = (file) => JSON.parse(readFileSync(path(file), "utf8"));

/** A failure that the reader can mend: its message is printed without a stack. */
export class Explained extends Error {}

/** Says in one line what happens now and how long it may take. */
export const step = (what, takes) => console.log(`> ${what}${takes ? ` (${takes})` : ""}`);

/** Runs a script's main function when the script was started, and not when it was imported. */
export async function main(meta, run) {
  // Through its real path: the script may have been started through a link.
  if (!process.argv[1] || realpathSync(process.argv[1]) !== realpathSync(fileURLToPath(meta.url))) return;
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Explained ? error.message : error);
    process.exitCode = 1;
  }
}

/** The words among the arguments. A flag that is not one of `known` is refused: mistyped, it would be lost. */
export function wordsOf(args, ...known) {
  const unknown = args.find((arg) => arg.startsWith("-") && !known.includes(arg));
  if (unknown !== undefined)
    throw new Explained(`There is no flag ${unknown}; there is ${known.join(", ")}.`);
  return args.filter((arg) => !arg.startsWith("-"));
}

/** Those whose name has one of the words, or all without words. A word that is in no name is refused: nothing would be run. */
export function chosen(what, words, all, nameOf = ({ name }) => name) {
  const lost = words.find((word) => !all.some((one) => nameOf(one).includes(word)));
  if (lost !== undefined) {
    const names = all.map((one) => `  ${nameOf(one)}`);
    throw new Explained(`There is no ${what} named "${lost}"; there are:\n${names.join("\n")}`);
  }
  return words.length === 0 ? all : all.filter((one) => words.some((word) => nameOf(one).includes(word)));
}

const windows = process.platform === "win32";
const cargoHome = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
const nodeBin = join(root, "node_modules", ".bin");
const outside = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => folder && !/node_modules[\\/]\.bin$/.test(folder));

/** Where the programs are looked for: `first`, the packages' programs, `PATH`, and rustup's folder. */
export const searchPath = (...first) => [...first, nodeBin, ...outside, cargoHome].join(delimiter);

/** The first program of that name on `PATH` (or in rustup's folder), without those of node_modules. */
export function find(...names) {
  for (const name of names) {
    for (const folder of [...outside, cargoHome]) {
      const file = join(folder, windows ? `${name}.exe` : name);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/** The Node that is installed on this computer: scripts started by npm may be running in the packaged one. */
export const systemNode = () => find("node") ?? process.execPath;

/** The Node 24 that `npm ci` brings. */
export const packagedNode = path("node_modules", "node", "bin", windows ? "node.exe" : "node");

/** For a script that needs more than Node 20: starts it again in the packaged Node, and says whether it had to. */
export function inPackagedNode(meta, args) {
  if (!existsSync(packagedNode)) throw new Explained("The packaged Node is missing: run `npm run setup`.");
  if (realpathSync(process.execPath) === realpathSync(packagedNode)) return false;
  const { status } = spawnSync(packagedNode, [fileURLToPath(meta.url), ...args], { stdio: "inherit" });
  process.exitCode = status ?? 1;
  return true;
}

/** A folder of this project in the user's cache: what takes long to make is made there once, for all clones. */
export const cache = (...parts) =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "chatbrick-events", ...parts);

/** The script behind a program of a package, to be started with `node`. */
export const script = (name, program = name) =>
  path("node_modules", name, readJson(join("node_modules", name, "package.json")).bin[program]);

/** How to start npm: its script when npm has started us, since Windows does not start `npm` without a shell. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith("npm-cli.js")
    ? [systemNode(), cli]
    : [find("npm") ?? join(dirname(systemNode()), "npm")];
}

/** Runs npm, in the Node of this computer: the packaged one may be replaced meanwhile. `options` are those of `run`. */
export function npm(args, options = {}) {
  const [command, ...first] = npmCommand();
  // For people, whatever .npmrc says.
  const output = args.includes("--json") ? [] : ["--no-json"];
  return run(command, [...first, ...args, ...output], {
    ...options,
    env: { ...options.env, PATH: searchPath(dirname(systemNode())) },
  });
}

/** Output of a program that answers at once, or `undefined` if it is missing or fails. */
export function ask(command, ...args) {
  const env = { ...process.env, PATH: searchPath() };
  const answer = spawnSync(command, args, { cwd: root, env, encoding: "utf8" });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/**
 * Runs a program in the project's folder, or in `cwd`; resolves to its exit code and output. With `log`, the output goes to that
 * file, and to the terminal only as far as `echo` matches; without it, it goes to the terminal. `timeout` is in
 * milliseconds.
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

/** The same, but a failure is an error with this explanation. */
export async function must(explanation, command, args, options) {
  const { code } = await run(command, args, options);
  if (code !== 0) throw new Explained(explanation);
}
