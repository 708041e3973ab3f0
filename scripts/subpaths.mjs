// Writes a folder for each subpath of the package, with a package.json that points to the same files. It is for resolvers that
// do not read `exports`: TypeScript's `node10`, Jest 27, ESLint's import plugin.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";

/**
 * Returns the folders and the contents of their package.json.
 *
 * @param exports - the `exports` of package.json
 * @param files - the paths of all files of the package, for subpaths with a pattern
 */
export function subpathFolders(exports, files) {
  const subpaths = Object.entries(exports).filter(([name]) => name !== "." && name !== "./package.json");
  return Object.fromEntries(
    subpaths
      .flatMap(([name, target]) => (name.includes("*") ? matching(name, target, files) : [[name, target]]))
      .map(([name, target]) => [posix.normalize(name), manifest(posix.normalize(name), target)]),
  );
}

/** Returns the subpaths that a pattern matches. */
function matching(name, target, files) {
  const [start, end] = posix.normalize(target).split("*");
  return files
    .filter((file) => file.startsWith(start) && file.endsWith(end))
    .map((file) => {
      const part = file.slice(start.length, file.length - end.length);
      return [name.replace("*", part), `./${file}`];
    });
}

function manifest(folder, target) {
  const up = (conditions) => {
    const file = resolved(target, conditions);
    return file && posix.join(posix.relative(folder, "."), file);
  };
  const files = { main: up(["require", "default"]) };
  if (typeof target === "string") return files;
  return { ...files, module: up(["import", "default"]), types: up(["types", "import", "default"]) };
}

/** Returns the file that a target of `exports` resolves to under these conditions. */
function resolved(target, conditions) {
  if (typeof target === "string") return target;
  const name = Object.keys(target).find((condition) => conditions.includes(condition));
  return name && resolved(target[name], conditions);
}

/** Writes the folders of a built package. */
export function writeSubpathFolders(root, { exports }) {
  const files = readdirSync(join(root, "dist"), { recursive: true }).map((file) =>
    posix.join("dist", file.replaceAll("\\", "/")),
  );
  for (const [folder, content] of Object.entries(subpathFolders(exports, files))) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, "package.json"), `${JSON.stringify(content, null, 2)}\n`);
  }
}
