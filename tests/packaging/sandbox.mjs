// The sandbox of the packaging tests: a folder outside the project with the tools of package.json, and with the packed tarball
// of `chatbrick-events`, installed by npm.

import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, sep } from "node:path";
import { step, UserError } from "../../scripts/cli.mjs";
import { cache, path, root, target } from "../../scripts/paths.mjs";
import { npm } from "../../scripts/programs.mjs";

const HERE = path("tests", "packaging");
/** Packages whose install script installs the program. It is run by name, in case npm skips scripts. */
const WITH_SCRIPT = ["node20", "node22", "node26"];

const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Packs the built pkg/, and returns the tarball. */
export async function pack(options) {
  mkdirSync(join(target, "pack"), { recursive: true });
  // A folder for each run, because two can run at the same time.
  const folder = mkdtempSync(join(target, "pack", "run-"));
  await npmMust(["pack", "--ignore-scripts", "--pack-destination", folder], { ...options, cwd: path("pkg") });
  const [file] = readdirSync(folder);
  return join(folder, file);
}

/** Installs the tools once for all clones with the same lock file, and returns their folder. */
export async function tools(options) {
  const lock = readFileSync(join(HERE, "package-lock.json"), "utf8");
  const folder = cache(`packaging-${hash(lock)}`);
  if (existsSync(folder)) return folder;
  step(
    "installing the runtimes and bundlers, once for all clones",
    "about 2 minutes, 1.4 GB in the user's cache",
  );
  // Installs elsewhere and renames, so that the folder is always complete, even if two installs run at the same time.
  mkdirSync(cache(), { recursive: true });
  const making = mkdtempSync(`${folder}-making-`);
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(join(HERE, name), join(making, name));
  await npmMust(["ci", "--no-audit", "--no-fund"], { ...options, cwd: making });
  for (const name of WITH_SCRIPT) {
    if (existsSync(join(making, "node_modules", name, "bin", "node"))) continue;
    const rebuild = ["rebuild", name, "--ignore-scripts=false", "--foreground-scripts"];
    await npmMust(rebuild, { ...options, cwd: making });
  }
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

async function npmMust(args, options) {
  const { code } = await npm(args, options);
  if (code !== 0) throw new UserError(`npm ${args[0]} failed (see ${options?.log ?? "above"}).`);
}

/**
 * Creates a folder in which, and below which, programs find the package and the tools like those of any user.
 *
 * @param name - the name of the folder; an existing one is replaced
 * @param options - passed to `run`; `tarball`: installed instead of pkg/
 * @returns `folder`; `tool(...parts)`, a path below the tools' node_modules; `installed`, the folder of the package
 */
export async function createSandbox(name, { tarball, ...options } = {}) {
  const installedTools = await tools(options);
  const folder = join(installedTools, hash(root), name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const archive = tarball ?? (await pack(options));
  await npmMust(
    ["install", "--no-save", "--no-package-lock", "--offline", "--ignore-scripts", "--no-audit", archive],
    { ...options, cwd: folder },
  );
  const installed = join(folder, "node_modules", "chatbrick-events");
  if (!realpathSync(installed).startsWith(realpathSync(folder) + sep)) {
    throw new UserError(
      `${installed} is not the installed tarball, but a link to ${realpathSync(installed)}.`,
    );
  }
  return { folder, installed, tool: (...parts) => join(installedTools, "node_modules", ...parts) };
}
