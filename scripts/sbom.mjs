// What both packages are made of, as CycloneDX: the crate with its dependencies, and the npm package, which has no package of
// npm in it, but whose wasm has crates. Into target/sbom/, from cargo's own graph, at each release.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, Explained, main, must, path, readJson, step, target } from "./lib.mjs";

const PACKAGES = [
  { name: "crate", manifest: "Cargo.toml", cargo: [] },
  { name: "npm", manifest: "npm/wasm/Cargo.toml", cargo: ["--target", "wasm32-unknown-unknown"] },
];

/** Writes both, and returns which file has how many components. */
export async function sboms(options) {
  const folder = join(target, "sbom");
  mkdirSync(folder, { recursive: true });
  const made = [];
  for (const { name, cargo } of PACKAGES) {
    const stem = `chatbrick-events-${name}.cdx`;
    const args = [
      "cyclonedx",
      "--format",
      "json",
      "--spec-version",
      "1.5",
      "--no-build-deps",
      "--override-filename",
      stem,
    ];
    await must(
      "cargo cyclonedx failed.",
      "cargo",
      [...args, "--manifest-path", "Cargo.toml", ...cargo],
      options,
    );
    const raw = JSON.parse(readFileSync(path(`${stem}.json`), "utf8"));
    // It writes one beside each Cargo.toml.
    for (const beside of [".", "xtask"]) rmSync(path(beside, `${stem}.json`), { force: true });
    const sbom = described(raw, name);
    complete(sbom, cargo);
    const file = join(folder, `${stem}.json`);
    writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
    made.push({ file, components: sbom.components.length });
  }
  return made;
}

/** Without the paths of this computer; that of the npm package names it. */
function described(raw, name) {
  const text = JSON.stringify(raw)
    .replaceAll(/path\+file:\/\/[^"#]*#/g, "")
    .replaceAll(/\?download_url=file:\/\/[^"#]*/g, "");
  const sbom = JSON.parse(text);
  delete sbom.metadata.component.components;
  if (name === "npm") {
    const { version, license } = readJson("npm/package.json");
    sbom.metadata.component.purl = `pkg:npm/chatbrick-events@${version}`;
    sbom.metadata.component.licenses = [{ expression: license }];
  }
  return sbom;
}

/** Every crate that cargo builds into the package is there, and no other. */
function complete(sbom, cargo) {
  const args = ["--package", "chatbrick-events", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
  const lines = ask("cargo", "tree", "--locked", ...args, ...cargo)?.split("\n");
  if (!lines) throw new Explained("cargo tree failed: is Cargo.lock up to date?");
  const wanted = new Set(lines.map((line) => line.split(" ").slice(0, 2).join(" ")));
  const there = new Set(sbom.components.map(({ name, version }) => `${name} v${version}`));
  wanted.delete(`chatbrick-events v${sbom.metadata.component.version}`);
  const missing = [...wanted].filter((name) => !there.has(name));
  if (missing.length > 0) throw new Explained(`The bill of materials has not got ${missing.join(", ")}.`);
  const others = [...there].filter((name) => !wanted.has(name));
  if (others.length > 0) throw new Explained(`The bill of materials has ${others.join(", ")} besides.`);
}

main(import.meta, async () => {
  step("bills of materials of both packages");
  for (const { file, components } of await sboms()) console.log(`${file}: ${components} components`);
});
