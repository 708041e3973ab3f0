// A release without publishing: one version everywhere, both packages packed, their content listed and judged. Takes
// half a minute, after `npm run build`.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { Explained, main, readJson, step, target } from "./lib.mjs";
import { packCrate, packNpm } from "./pack.mjs";
import { isDated, version } from "./version.mjs";

/** Packs both and returns what it printed; what should not be published is an error. */
export async function release(options) {
  const named = version();
  const lines = [];
  const faults = [];
  for (const [what, pack] of [
    ["crate", packCrate],
    ["npm package", packNpm],
  ]) {
    const packed = await pack(options);
    lines.push(...table(`chatbrick-events ${named}, ${what}`, packed), "");
    faults.push(...packed.faults.map((fault) => `${what}: ${fault}`));
  }
  console.log(lines.join("\n"));
  if (faults.length > 0) throw new Explained(faults.join("\n"));
  console.log("Nothing is published. Both packages hold what they promise, and nothing else.");
  const nowhere = ["repository", "bugs"].filter((name) => readJson("npm/package.json")[name] === undefined);
  if (nowhere.length > 0)
    console.log(
      `npm/package.json has no ${nowhere.join(" and no ")}: readers on npm cannot find the repository.`,
    );
  if (!isDated()) console.log(`CHANGELOG.md has no date for ${named} yet.`);
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
  step("packing the crate and the npm package", "half a minute");
  const log = join(target, "test-logs", "release.log");
  rmSync(log, { force: true });
  await release({ log });
});
