#!/usr/bin/env node
// The command `chatbrick-events`.

import { runCommand } from "./command.js";
import { failWith, UsageError } from "./errors.js";

// A stack trace helps nobody who runs a command.
process.on("uncaughtException", (error) => {
  failWith(error);
  process.exit();
});
// The reader of a closed pipe, such as `head`, has read enough.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit());

try {
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  failWith(error, error instanceof UsageError);
}
