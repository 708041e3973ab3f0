// Writes the generated files. `npm test` checks that the committed ones are fresh.

import { main, must, step } from "./lib.mjs";
import { setup } from "./setup.mjs";

main(import.meta, async () => {
  await setup();
  step("writing the generated files", "a minute the first time, then seconds");
  // What follows from the declaration of the events comes first: the second generator reads it.
  for (const args of [
    ["run", "--quiet", "--package", "chatbrick-events-model"],
    ["xtask", "generate"],
  ])
    await must("The generated files could not be written (see above).", "cargo", args);
  await must("The vectors could not be written (see above).", process.execPath, ["tests/vectors/build.mjs"]);
});
