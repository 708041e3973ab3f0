// Does a release without publishing it: checks the versions, packs the crate and the built pkg/, and checks their contents.
// Takes half a minute, after `npm run build`.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { main, step, UserError } from "./cli.mjs";
import { packCrate, packNpm } from "./pack.mjs";
import { readJson, target } from "./paths.mjs";
import { isDated, version } from "./version.mjs";

/** Packs both packages and prints their files. Throws if a file is missing or unexpected. */
export async function release(options) {
  const current = version();
  const lines = [];
  const faults = [];
  // Packs pkg/ first, which fails at once if it was not built.
  for (const [name, pack] of [
    ["npm package", packNpm],
    ["crate", packCrate],
  ]) {
    const packed = await pack(options);
    lines.push(...table(`chatbrick-events ${current}, ${name}`, packed), "");
    faults.push(...packed.faults.map((fault) => `${name}: ${fault}`));
  }
  console.log(lines.join("\n"));
  if (faults.length > 0) throw new UserError(faults.join("\n"));
  console.log("Both packages have exactly the expected files. Nothing was published.");
  const absent = ["repository", "bugs"].filter((name) => readJson("npm/package.json")[name] === undefined);
  if (absent.length > 0)
    console.log(
      `npm/package.json has no ${absent.join(" and no ")}: readers on npm cannot find the repository.`,
    );
  if (!isDated()) console.log(`CHANGELOG.md does not have a date for ${current} yet.`);
}

function table(title, { files, size }) {
  const width = Math.max(...files.map(({ path }) => path.length));
  const row = (name, bytes) => `  ${name.padEnd(width)}${String(bytes).padStart(9)}`;
  const total = files.reduce((sum, file) => sum + file.size, 0);
  return [
    `${title}: ${files.length} files, ${total} bytes, packed ${size}`,
    ...files.map((file) => row(file.path, file.size)),
  ];
}

main(import.meta, async () => {
  step("packing the npm package and the crate", "half a minute");
  const log = join(target, "test-logs", "release.log");
  rmSync(log, { force: true });
  await release({ log });
});
