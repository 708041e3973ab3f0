// The inputs of `verify` and `sign`: a secret and a body.

import { readFile } from "node:fs/promises";
import { reason, UsageError } from "./errors.js";
import { STDIN } from "./inputs.js";
import { printable } from "./printable.js";

/** Returns the secrets of the option, or of the environment, which the process list does not show. */
export function secretsOf(given: readonly string[] | undefined): string[] {
  const all = given ?? [process.env.CHATBRICK_WEBHOOK_SECRET ?? ""];
  const secrets = all.flatMap((list) => list.split(/\s+/)).filter((secret) => secret !== "");
  if (secrets.length > 0) return secrets;
  throw new UsageError("no secret: pass --secret, or set CHATBRICK_WEBHOOK_SECRET");
}

/** Returns the only file argument of a command. */
export function onlyFile(positionals: readonly string[], what: string): string {
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(`pass one ${what}`);
  return file;
}

/** Reads a file or standard input whole. */
export async function readAll(file: string): Promise<Buffer> {
  try {
    if (file !== STDIN) return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    throw new UsageError(`${printable(file)}: ${reason(error)}`);
  }
}
