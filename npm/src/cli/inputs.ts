// Finds the files that the arguments name, in order.

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export const STDIN = "-";

/** Files of a folder that are read. Skips other files, such as a README. */
const BODIES = /\.(json|ndjson|jsonl)(\.gz)?$/i;
/** With `--unwrap`, logs as well. */
const LOGS = /\.(json|ndjson|jsonl|log|txt)(\.gz)?$/i;

/** A file to read, or the error for its name. */
export type Input = { readonly file: string; readonly error?: unknown };

/** Expands folders, in the order of their names. */
export async function* expand(names: readonly string[], unwrap: boolean): AsyncGenerator<Input> {
  for (const name of names) {
    if (name === STDIN) {
      yield { file: STDIN };
      continue;
    }
    try {
      if ((await stat(name)).isDirectory()) yield* filesOf(name, unwrap ? LOGS : BODIES);
      else yield { file: name };
    } catch (error) {
      yield { file: name, error };
    }
  }
}

async function* filesOf(folder: string, pattern: RegExp): AsyncGenerator<Input> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) {
      try {
        yield* filesOf(file, pattern);
      } catch (error) {
        yield { file, error };
      }
    } else if (pattern.test(entry.name)) yield { file };
  }
}
