// What the commands share. They exit with 2 for wrong use and for a database that cannot be read.

export function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/** The arguments without options, which begin with `--`. */
export const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
export const remote = process.argv.includes("--remote");

/** Milliseconds as people read them. */
export const time = (milliseconds: unknown) => new Date(Number(milliseconds)).toISOString();

/** Characters that would steer a terminal, replaced: names and pointers come from outside. */
export const printable = (text: unknown) => String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
