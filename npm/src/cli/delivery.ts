// The inputs of `verify` and `sign`: a secret, a body, and headers in the forms in which people have them.

import { readFile } from "node:fs/promises";
import { reason, UsageError } from "./errors.js";
import { STDIN } from "./inputs.js";
import { printable } from "./printable.js";

/** The secrets of the option, or those of the environment, which the process list does not show. */
export function secretsOf(given: readonly string[] | undefined): string[] {
  if (given !== undefined) return [...given];
  const secret = process.env.CHATBRICK_WEBHOOK_SECRET;
  if (secret === undefined || secret.trim() === "") {
    throw new UsageError("no secret: pass --secret, or set CHATBRICK_WEBHOOK_SECRET");
  }
  return secret.trim().split(/\s+/);
}

/** The one file that a command takes. */
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

/** Reads headers: a JSON object, lines `name: value`, or what `curl -i` and `curl -v` print. */
export function parseHeaders(text: string): Record<string, string | string[]> {
  if (text.trimStart().startsWith("{")) return headersOfJson(text);
  const headers: Record<string, string> = {};
  for (const line of text.trim().split(/\r?\n/)) {
    // An empty line ends the headers: the body of `curl -i` follows.
    if (line.trim() === "") break;
    const [, name, value] = /^(?:[<>] ?)?\s*([\w-]+)\s*:(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) headers[name.toLowerCase()] = value.trim();
  }
  return headers;
}

function headersOfJson(text: string): Record<string, string | string[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError("the headers begin with { and are not JSON");
  }
  // An event of AWS Lambda has the headers as a member.
  const { headers = value } = value as { headers?: unknown };
  if (typeof headers !== "object" || headers === null) {
    throw new UsageError("the headers must be an object of names and values");
  }
  return headers as Record<string, string | string[]>;
}
