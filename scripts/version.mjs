// The version, which Cargo.toml decides for the crate and the npm package alike: `node scripts/version.mjs` prints it,
// or says in a moment what does not agree.

import { existsSync, readFileSync } from "node:fs";
import { Explained, main, path, readJson } from "./lib.mjs";

/** The version, after a look at every other place that has to name the same one. */
export function version() {
  const version = inCargoToml("version");
  const others = {
    "pkg/package.json": readJson("pkg/package.json").version,
    // `npm install` writes it there.
    "package-lock.json": readJson("package-lock.json").packages.pkg.version,
    "examples/worker/package.json": readJson("examples/worker/package.json").dependencies["chatbrick-events"],
    "CHANGELOG.md (its first heading)": /^## \[([^\]]+)\]/m.exec(changelog())?.[1],
  };
  const wrong = Object.entries(others).filter(([, found]) => found !== version);
  if (wrong.length > 0) {
    const found = wrong.map(([place, found]) => `${place} has ${found ?? "none"}`).join(", ");
    throw new Explained(`Cargo.toml decides that the version is ${version}, but ${found}.`);
  }
  return version;
}

/** Whether the CHANGELOG has a date for the version. */
export const isDated = () =>
  /^## \[[^\]]+\] - \d{4}-\d{2}-\d{2}$/m.test(changelog().split(/^(?=## )/m)[1] ?? "");

/** The string that is the first of this key in Cargo.toml. */
export function inCargoToml(key) {
  const value = new RegExp(`^${key}\\s*=\\s*"([^"]+)"`, "m").exec(
    readFileSync(path("Cargo.toml"), "utf8"),
  )?.[1];
  if (!value) throw new Explained(`Cargo.toml has no ${key}.`);
  return value;
}

function changelog() {
  const file = path("CHANGELOG.md");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

main(import.meta, () => console.log(version()));
