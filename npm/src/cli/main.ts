#!/usr/bin/env node
// The command `chatbrick-events`.

import { runCommand } from "./command.js";
import { failWith, reason, UsageError } from "./errors.js";

// A stack trace does not help the user of a command.
process.on("uncaughtException", (error) => {
  failWith(error);
  process.exit();
});
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a closed pipe, such as `head`, has read enough.
  if (error.code !== "EPIPE") failWith(new Error(`standard output cannot be written: ${reason(error)}`));
  process.exit();
});
// A closed standard error must not stop the results.
process.stderr.on("error", () => {});

try {
  process.exitCode = await runCommand(process.argv.slice(2));
} catch (error) {
  failWith(error, error instanceof UsageError);
}
