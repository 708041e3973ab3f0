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

/** Expands folders, in the order of their names. Only a file that an argument names can be a pipe or a device. */
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
    } else if (pattern.test(entry.name)) {
      if (entry.isFile()) yield { file };
      else if (entry.isSymbolicLink()) yield* linked(file);
    }
  }
}

/** Follows a symbolic link to a file. A linked folder could contain the link. */
async function* linked(file: string): AsyncGenerator<Input> {
  try {
    if ((await stat(file)).isFile()) yield { file };
  } catch (error) {
    yield { file, error };
  }
}
