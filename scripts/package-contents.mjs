// Checks the contents of the published crate and npm package. `files` is [{ path, size }]; each function returns a line per fault.

import { posix } from "node:path";
import { subpathFolders } from "./subpaths.mjs";

const CRATE = [
  /^Cargo\.(toml|toml\.orig|lock)$/,
  // The commit, written by `cargo package`.
  /^\.cargo_vcs_info\.json$/,
  /^(CHANGELOG|docs\/crate)\.md$/,
  /^LICENSE-(APACHE|MIT)$/,
  /^src\/([\w]+\/)*\w+\.rs$/,
  /^src\/js\/types\.d\.ts$/,
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
  // Folders for resolvers that do not read `exports`.
  /^(?!dist)([\w.-]+\/){1,2}package\.json$/,
];
const NPM_NEEDS = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"];
/** The last line of a script with a source map. Generated text and entries that only re-export do not have one. */
const MAPPED = /^\/\/# sourceMappingURL=/m;

/** Files and folders that are only for development. */
const DEVELOPMENT =
  /(^|\/)(__tests__|tests?|vectors|fixtures|bench(es)?|fuzz|node_modules|target|tsconfig)(\/|\.|$)|\.(test|spec)\./;

/** Largest source map, in bytes. */
const MAP_LIMIT = 80_000;

export function crateFaults(files) {
  return [...unexpected(files, CRATE), ...missing(files, CRATE_NEEDS)];
}

/** `read` returns the text of a file. */
export function npmFaults(files, manifest, read) {
  const exported = [manifest.main, manifest.module, manifest.types, manifest.exports].flatMap(targets);
  // A pattern, such as dist/schemas/*.json, needs at least one matching file.
  const matching = (pattern) => {
    const [start, end] = pattern.split("*");
    return files.find(({ path }) => path.startsWith(start) && path.endsWith(end))?.path ?? pattern;
  };
  const entries = exported
    .map((file) => posix.normalize(file))
    .map((file) => (file.includes("*") ? matching(file) : file));
  const folders = Object.keys(
    subpathFolders(
      manifest.exports,
      files.map(({ path }) => path),
    ),
  ).map((folder) => `${folder}/package.json`);
  const scripts = files.filter(({ path }) => /\.c?js$/.test(path) && MAPPED.test(read(path)));
  const maps = files.filter(({ path }) => path.endsWith(".map"));
  return [
    ...unexpected(files, NPM),
    ...missing(files, [
      ...new Set([...NPM_NEEDS, ...entries, ...folders, ...scripts.map(({ path }) => `${path}.map`)]),
    ]),
    ...maps
      .filter(({ size }) => size > MAP_LIMIT)
      .map(({ path, size }) => `${path} has ${size} bytes: the limit of a source map is ${MAP_LIMIT}`),
    ...maps
      .filter(({ path }) => !hasSources(JSON.parse(read(path))))
      .map(({ path }) => `${path} names sources that it does not contain`),
  ];
}

/**
 * Returns the reason why pkg/ is not the package of `npm run build`; undefined if it is.
 *
 * @param built - the text of pkg/package.json; undefined if the file is missing
 * @param source - the text of npm/package.json
 */
export function notBuilt(built, source) {
  const fix = "Run `npm run build`.";
  if (built === undefined) return `pkg/ contains no package. ${fix}`;
  const { exports, files = [] } = JSON.parse(built);
  if (exports === undefined && files.some((file) => file.endsWith("_bg.wasm")))
    return `pkg/ contains the output of wasm-pack, which is not the published package. ${fix}`;
  if (built !== source) return `pkg/package.json differs from npm/package.json. ${fix}`;
  return undefined;
}

/** Whether a source map contains its sources: users do not have the source files. */
const hasSources = ({ sources, sourcesContent = [] }) =>
  sources.every((_, index) => sourcesContent[index] != null);

function unexpected(files, expected) {
  return files
    .filter(({ path }) => DEVELOPMENT.test(path) || !expected.some((pattern) => pattern.test(path)))
    .map(({ path }) => `${path} does not belong in the package`);
}

function missing(files, needed) {
  const have = new Set(files.map(({ path }) => path));
  return needed.filter((path) => !have.has(path)).map((path) => `${path} is missing`);
}

/** Returns the paths in a value of package.json, for all conditions. */
function targets(value) {
  if (value == null) return [];
  return typeof value === "string" ? [value] : Object.values(value).flatMap(targets);
}
