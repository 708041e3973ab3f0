// Formats every source, and mends what Biome's linter can mend safely.

import { main, must, script } from "./lib.mjs";
import { setup } from "./setup.mjs";

main(import.meta, async () => {
  await setup();
  for (const args of [
    ["--all"],
    ...["fuzz", "bench/native"].map((folder) => ["--manifest-path", `${folder}/Cargo.toml`]),
  ])
    await must("cargo fmt failed (see above).", "cargo", ["fmt", ...args]);
  await must("Biome found mistakes (see above).", process.execPath, [
    script("@biomejs/biome", "biome"),
    "check",
    "--write",
  ]);
});
