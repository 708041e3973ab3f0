// Shared code of the commands. They exit with 2 for wrong usage, and for a database that cannot be read.

export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/** The arguments without the options, which begin with `--`. */
export const positionals = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
export const remote = process.argv.includes("--remote");

/** Formats milliseconds as a date and time. */
export const time = (milliseconds: unknown) => new Date(Number(milliseconds)).toISOString();

/** Replaces terminal control characters: names and pointers come from outside. */
export const printable = (text: unknown) => String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
