// Errors of the command, which are printed as one line.

import { printable } from "./printable.js";

/** Exit codes. The highest wins: `FAILED` means wrong usage or an unreadable file. */
export const VALID = 0;
export const INVALID = 1;
export const FAILED = 2;

/** Wrong usage of the command. The message says what to do. */
export class UsageError extends Error {}

/** Prints an error on one line, and sets the exit code. */
export function failWith(error: unknown, withHelp = false): void {
  process.exitCode = FAILED;
  console.error(`chatbrick-events: ${printable(reason(error))}`);
  if (withHelp) console.error("Run `chatbrick-events --help` for the options and examples.");
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EISDIR: "is a folder",
  EPERM: "operation not permitted",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "no space left on the device",
  EIO: "input/output error",
  ELOOP: "too many symbolic links",
  Z_DATA_ERROR: "the gzip data is damaged, or other bytes follow it",
  Z_BUF_ERROR: "the gzip data is truncated",
};

/** Returns a short description of an error. */
export function reason(error: unknown): string {
  const { code, message, path } = error as NodeJS.ErrnoException;
  // Node replaces bytes that are not UTF-8, so it looks for a file of another name.
  if (code === "ENOENT" && path?.includes("\ufffd")) {
    return `${REASONS.ENOENT}: its name may not be UTF-8; rename it`;
  }
  if (code !== undefined && REASONS[code] !== undefined) return REASONS[code];
  const [line = ""] = String(message ?? error).split("\n", 1);
  return line.replace(/^chatbrick-events: /, "");
}
