// Compares the crate's public API with the newest released one (the newest tag v*) by cargo-semver-checks: has the
// version changed as much as the API? Takes a minute.

import { ask, Explained, main, must, step } from "./lib.mjs";

async function semver(options) {
  // The suffix: a prerelease comes before its release.
  const tag = ask(
    "git",
    "-c",
    "versionsort.suffix=-",
    "tag",
    "--list",
    "v*",
    "--sort=-version:refname",
  )?.split("\n")[0];
  if (tag === undefined)
    throw new Explained("git could not list the tags: is this a clone with its history?");
  if (tag === "") {
    console.log("There is no tag v* yet: no released API to compare with.");
    return;
  }
  if (!ask("cargo", "semver-checks", "--version")) {
    throw new Explained(
      "cargo-semver-checks is missing: `cargo install --locked cargo-semver-checks` builds it (about 10 minutes).",
    );
  }
  step(`comparing the public API with that of ${tag}`, "a minute");
  const args = [
    "semver-checks",
    "--package",
    "chatbrick-events",
    "--default-features",
    "--baseline-rev",
    tag,
  ];
  await must(
    `The API has changed more since ${tag} than the version says (see above).`,
    "cargo",
    args,
    options,
  );
}

main(import.meta, () => semver());
