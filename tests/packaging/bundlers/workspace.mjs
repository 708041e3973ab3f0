// The workspace of a cell: a new folder with the apps next to the installed package and the tools, and functions to run them.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { path } from "../../../scripts/paths.mjs";
import { packagedNode } from "../../../scripts/programs.mjs";
import { Failure } from "./failure.mjs";
import { exec, serve } from "./processes.mjs";

const APPS = path("tests", "packaging", "apps");

/** Creates the workspace of a cell. */
export function createWorkspace({ sandbox, chromium, log }, name) {
  const folder = join(sandbox.folder, name.replaceAll(/\W+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  cpSync(APPS, join(folder, "app"), { recursive: true });
  const inFolder = (options) => ({ cwd: folder, log, ...options });
  const here = (...parts) => join(folder, ...parts);

  const workspace = {
    here,
    tool: sandbox.tool,
    chromium,
    /** Writes a file of the app. */
    write(name, text) {
      mkdirSync(dirname(here(name)), { recursive: true });
      writeFileSync(here(name), text);
    },
    read: (...parts) => readFileSync(here(...parts), "utf8"),
    /** Returns the paths of all files below a folder. */
    files: (name) =>
      readdirSync(here(name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(here(name), join(entry.parentPath, entry.name)).replaceAll("\\", "/")),
    exec: (command, args, options) => exec(command, args, inFolder(options)),
    /** Runs a script of a tool in Node. */
    node: (script, args = [], options) => exec(packagedNode, [script, ...args], inFolder(options)),
    /** Starts a script of a tool that is a server. */
    serve: (script, args, options) => serve(packagedNode, [script, ...args], inFolder(options)),
    /** Runs the output of a bundler in Node, and resolves to its result. */
    result: async (file, flags = []) =>
      resultOf(await exec(packagedNode, [...flags, here(file)], inFolder({ kind: "run" }))),
    /** Opens the output of a bundler in Chromium, and resolves to its result. */
    open: (folder, site) => chromium.open({ folder: here(folder), ...site }),
    /** The same with a service worker of this type, which responds to the page. */
    openServiceWorker(folder, type) {
      workspace.write(`${folder}/page.js`, workspace.read("app", "register.mjs").replace("TYPE", type));
      return workspace.open(folder, { script: "page.js" });
    },
    resultOf,
    /** Fails unless the right entry was used. */
    entry(holds, otherwise) {
      if (!holds) throw new Failure("entry", otherwise);
    },
  };
  return workspace;
}

/** Returns the result that an app has printed. */
function resultOf(output) {
  const line = output.split("\n").find((line) => line.startsWith("result "));
  if (!line) throw new Failure("run", "the app printed no result", output);
  return JSON.parse(line.slice("result ".length));
}
