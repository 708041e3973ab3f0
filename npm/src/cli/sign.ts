// `sign`: prints the headers of a delivery, or a curl command that sends it.

import { isUtf8 } from "node:buffer";
import { sign } from "chatbrick-events/signature";
import { onlyFile, readAll, secretsOf } from "./delivery.js";
import { UsageError, VALID } from "./errors.js";
import { STDIN } from "./inputs.js";
import { count, parse } from "./options.js";
import { write } from "./output.js";

export async function runSign(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    secret: { type: "string", multiple: true },
    id: { type: "string" },
    timestamp: { type: "string" },
    curl: { type: "string" },
  });
  const file = onlyFile(positionals, "file with the body");
  const [secret, another] = secretsOf(values.secret);
  if (secret === undefined || another !== undefined) throw new UsageError("sign with one secret");
  const body = await readAll(file);
  const options = { id: values.id, timestamp: count("--timestamp", values.timestamp) };
  const headers = Object.entries(await sign(body, secret, options)).map(
    ([name, value]) => `${name}: ${value}`,
  );
  await write(
    values.curl === undefined ? lines(headers) : curlCommand(values.curl, headers, file, body),
    VALID,
  );
  return VALID;
}

const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join("");

function curlCommand(url: string, headers: readonly string[], file: string, body: Buffer): string {
  const options = ["content-type: application/json", ...headers].map((header) => `-H ${quoted(header)}`);
  return `${[`curl ${quoted(url)}`, ...options, `--data-binary ${dataOf(file, body)}`].join(" \\\n  ")}\n`;
}

/** Bytes of one argument on Linux, with the zero at its end. */
const MAX_ARGUMENT = 1 << 17;

/** Returns the data argument: the file, whose exact bytes curl sends; for standard input, its text. */
function dataOf(file: string, body: Buffer): string {
  if (file !== STDIN) return quoted(`@${file}`);
  const text = body.toString("utf8");
  if (!isUtf8(body) || text.includes("\0") || text.startsWith("@") || body.length >= MAX_ARGUMENT) {
    throw new UsageError("this body cannot be an argument of curl: pass it as a file");
  }
  return quoted(text);
}

/** Quotes a text for a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
