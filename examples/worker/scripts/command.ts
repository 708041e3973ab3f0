// Shared code of the commands. They exit with 2 for wrong usage, and for a database that cannot be read.

import { parseArgs } from "node:util";

/** Whether the command is about the deployed Worker, not the local one. */
export const remote = process.argv.includes("--remote");

export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/**
 * Returns the arguments and the values of these options. Fails for more arguments than `most`, and for any other option than
 * `--remote`: with a misspelt one, a command would read the wrong database.
 */
export function parse(usage: string, most: number, options: Record<string, { type: "string" }> = {}) {
  try {
    const all = { ...options, remote: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true });
    if (positionals.length > most) throw new Error(`Unexpected argument "${positionals[most]}".`);
    return { values: values as Record<string, string | undefined>, positionals };
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${usage}`);
  }
}

/** Formats milliseconds as a date and time. */
export const time = (milliseconds: unknown) => new Date(Number(milliseconds)).toISOString();

/** Replaces terminal control characters: names and pointers come from outside. */
export const printable = (text: unknown) => String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
