// What belongs into the published crate and npm package. `files` are [{ path, size }]; each function returns one line
// for each thing that is wrong.

import { posix } from "node:path";

const CRATE = [
  /^Cargo\.(toml|toml\.orig|lock)$/,
  // The commit that was packed.
  /^\.cargo_vcs_info\.json$/,
  /^(CHANGELOG|docs\/crate)\.md$/,
  /^LICENSE-(APACHE|MIT)$/,
  /^src\/([\w]+\/)*\w+\.rs$/,
  /^examples\/\w+\.rs$/,
  /^examples\/payloads\/[\w-]+\.json$/,
];
const CRATE_NEEDS = [
  "CHANGELOG.md",
  "Cargo.toml",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "docs/crate.md",
  "src/lib.rs",
];

const NPM = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE-(APACHE|MIT)$/,
  /^dist\/([\w-]+\/)*[\w.-]+\.(js|cjs|d\.ts|d\.cts|wasm|json|map)$/,
];
const NPM_NEEDS = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"];

/** Files and folders that are for those who work on the project. */
const OURS =
  /(^|\/)(__tests__|tests?|vectors|fixtures|bench(es)?|fuzz|node_modules|target|tsconfig)(\/|\.|$)|\.(test|spec)\./;

/** Bytes of a source map. */
const MAP_LIMIT = 50_000;

export function crateFaults(files) {
  return [...unneeded(files, CRATE), ...missing(files, CRATE_NEEDS)];
}

/** `read` gives the text of a file. */
export function npmFaults(files, manifest, read) {
  const promised = [manifest.main, manifest.module, manifest.types, manifest.exports].flatMap(targets);
  const entries = promised.map((file) => posix.normalize(file));
  const reached = reach(files, entries, read);
  const shipped = files.filter(({ path }) => path.startsWith("dist/"));
  const maps = shipped.filter(({ path }) => path.endsWith(".map"));
  return [
    ...unneeded(files, NPM),
    ...missing(files, [...new Set([...NPM_NEEDS, ...entries])]),
    ...shipped
      .filter(({ path }) => !reached.has(path))
      .map(({ path }) => `${path} is inside, but nothing that package.json exports leads to it`),
    ...shipped
      .filter(
        ({ path }) =>
          /\.c?js$/.test(path) && path !== "dist/wasm-inline.js" && path !== "dist/wasm-inline.cjs",
      )
      .filter(({ path }) => !reached.has(`${path}.map`))
      .map(({ path }) => `${path} has no source map`),
    ...maps
      .filter(({ size }) => size > MAP_LIMIT)
      .map(({ path, size }) => `${path} has ${size} bytes: a source map may have ${MAP_LIMIT}`),
    ...maps
      .filter(({ path }) => !hasSources(JSON.parse(read(path))))
      .map(({ path }) => `${path} names sources that are not inside`),
  ];
}

/** A source map without the sources in it would send a debugger to files that nobody has. */
const hasSources = ({ sources, sourcesContent = [] }) =>
  sources.every((_, index) => sourcesContent[index] != null);

function unneeded(files, expected) {
  return files
    .filter(({ path }) => OURS.test(path) || !expected.some((pattern) => pattern.test(path)))
    .map(({ path }) => `${path} is inside and should not be`);
}

function missing(files, needed) {
  const have = new Set(files.map(({ path }) => path));
  return needed.filter((path) => !have.has(path)).map((path) => `${path} is promised and missing`);
}

/** The paths in a value of package.json, whatever its conditions. */
function targets(value) {
  if (value == null) return [];
  return typeof value === "string" ? [value] : Object.values(value).flatMap(targets);
}

/** The files to which `entries` lead, by what they import and by their source maps. */
function reach(files, entries, read) {
  const have = new Set(files.map(({ path }) => path));
  const reached = new Set();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path) || !have.has(path)) continue;
    reached.add(path);
    if (!/\.c?[jt]s$/.test(path)) continue;
    const text = read(path);
    const near = (other) => posix.join(posix.dirname(path), other);
    for (const [, other] of text.matchAll(/["'](\.\.?\/[^"']+)["']/g))
      queue.push(...meant(path, near(other)));
    const map = /^\/\/# sourceMappingURL=(\S+)$/m.exec(text)?.[1];
    if (map) queue.push(near(map));
  }
  return reached;
}

/** What an import means: in a declaration, the declaration beside the script that it names. */
function meant(from, path) {
  const file = path.replace(/[?#].*$/, "");
  return /\.d\.c?ts$/.test(from) ? [file.replace(/\.(c?)js$/, ".d.$1ts"), file] : [file];
}
