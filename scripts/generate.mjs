// Writes the generated files. `npm test` checks that the committed ones are fresh.

import { main, must, step } from "./lib.mjs";
import { setup } from "./setup.mjs";

main(import.meta, async () => {
  await setup();
  step("writing the generated files", "a minute the first time, then seconds");
  await must("The generated files could not be written (see above).", "cargo", ["xtask", "generate"]);
  await must("The vectors could not be written (see above).", process.execPath, ["tests/vectors/build.mjs"]);
});
