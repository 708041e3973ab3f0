// Writes bills of materials of both packages as CycloneDX into target/sbom/: the crates in a native build of the crate, and the
// crates in the wasm of the npm package, which has no npm dependency. Uses cargo-cyclonedx, and checks against `cargo tree`.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { outputOf } from "./pack.mjs";
import { path, readJson, target } from "./paths.mjs";
import { must } from "./programs.mjs";

const PACKAGES = [
  { name: "crate", manifest: "Cargo.toml", crate: "chatbrick-events", args: [] },
  {
    name: "npm",
    manifest: "npm/wasm/Cargo.toml",
    crate: "chatbrick-events-wasm",
    args: ["--target", "wasm32-unknown-unknown"],
    // The flags that xtask compiles with. Those of .cargo/config.toml would add the exports for wasm-pack.
    env: { RUSTFLAGS: "-Ctarget-feature=+simd128" },
  },
];
/** Members of the workspace: cargo-cyclonedx writes a file next to the Cargo.toml of each. */
const MEMBERS = [".", "npm/wasm", "xtask"];
const CYCLONEDX = ["cyclonedx", "--format", "json", "--spec-version", "1.5", "--no-build-deps"];

/** Writes both files, and returns their names and numbers of components. `options` are passed to `run`. */
export async function sboms(options = { log: join(target, "test-logs", "sbom.log") }) {
  const folder = join(target, "sbom");
  mkdirSync(folder, { recursive: true });
  const written = [];
  for (const { name, manifest, crate, args, env } of PACKAGES) {
    const stem = `chatbrick-events-${name}.cdx`;
    const where = ["--manifest-path", manifest, "--override-filename", stem];
    await must("cargo cyclonedx failed.", "cargo", [...CYCLONEDX, ...where, ...args], { ...options, env });
    const raw = readFileSync(path(dirname(manifest), `${stem}.json`), "utf8");
    for (const member of MEMBERS) rmSync(path(member, `${stem}.json`), { force: true });
    const sbom = withoutPaths(raw);
    if (name === "npm") describeNpm(sbom);
    keepOnly(sbom, await crates(crate, args, { ...options, env }));
    const file = join(folder, `${stem}.json`);
    writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
    written.push({ file, components: sbom.components.length });
  }
  return written;
}

/** Removes the paths of this computer. */
function withoutPaths(text) {
  const sbom = JSON.parse(
    text.replaceAll(/path\+file:\/\/[^"#]*#/g, "").replaceAll(/\?download_url=file:\/\/[^"#]*/g, ""),
  );
  delete sbom.metadata.component.components;
  return sbom;
}

function describeNpm(sbom) {
  const { name, version, license } = readJson("npm/package.json");
  Object.assign(sbom.metadata.component, {
    name,
    purl: `pkg:npm/${name}@${version}`,
    licenses: [{ expression: license }],
  });
}

/** Returns the crates that cargo builds into this one. */
async function crates(crate, args, options) {
  const format = ["--edges", "normal", "--prefix", "none", "--format", "{p}"];
  const command = ["tree", "--quiet", "--locked", "--package", crate, ...format, ...args];
  const output = await outputOf("cargo tree failed: is Cargo.lock up to date?", "cargo", command, options);
  const names = output.split("\n").map((line) => /^\S+ v\d\S*/.exec(line)?.[0]);
  return new Set(names.filter((name) => name && !name.startsWith(`${crate} v`)));
}

/**
 * Keeps only the expected components: cargo-cyclonedx also lists optional dependencies that only tests enable. Throws if an
 * expected crate is not a component.
 */
function keepOnly(sbom, expected) {
  const crateOf = ({ name, version }) => `${name} v${version}`;
  const listed = new Set(sbom.components.map(crateOf));
  const missing = [...expected].filter((crate) => !listed.has(crate));
  if (missing.length > 0) throw new UserError(`The bill of materials does not list ${missing.join(", ")}.`);
  sbom.components = sbom.components.filter((component) => expected.has(crateOf(component)));
  const refs = new Set(
    [sbom.metadata.component, ...sbom.components].map((component) => component["bom-ref"]),
  );
  sbom.dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
}

main(import.meta, async () => {
  step("writing bills of materials of both packages");
  for (const { file, components } of await sboms()) console.log(`${file}: ${components} components`);
});
