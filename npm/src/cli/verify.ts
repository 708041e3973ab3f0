// `verify`: checks the signature of a delivery, and explains why it is wrong.

import { SignatureError, verify } from "chatbrick-events/signature";
import { unwrap } from "chatbrick-events/unwrap";
import { onlyFile, readAll, secretsOf } from "./delivery.js";
import { INVALID, UsageError, VALID } from "./errors.js";
import { parseHeaders } from "./headers.js";
import { STDIN } from "./inputs.js";
import { count, parse } from "./options.js";
import { write } from "./output.js";
import { decoded, isUtf16 } from "./utf16.js";

export async function runVerify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {
    secret: { type: "string", multiple: true },
    headers: { type: "string" },
    now: { type: "string" },
    tolerance: { type: "string" },
  });
  const file = onlyFile(positionals, "file with the body");
  if (values.headers === undefined) throw new UsageError("pass --headers FILE");
  if (values.headers === STDIN && file === STDIN) {
    throw new UsageError("only one of the headers and the body can be standard input");
  }
  const secrets = secretsOf(values.secret);
  const options = { now: count("--now", values.now), toleranceSeconds: toleranceOf(values.tolerance) };
  const headers = parseHeaders(await readAll(values.headers));
  const body = await readAll(file);
  const verifyBody = async (bytes: Uint8Array) => verify(bytes, headers, secrets, options);
  try {
    const { id, timestamp, secretIndex } = await verifyBody(body);
    const secret = secrets.length > 1 ? `, by secret ${secretIndex + 1}` : "";
    await write(`verified: ${id}, sent ${new Date(timestamp * 1000).toISOString()}${secret}\n`, VALID);
    return VALID;
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    await write(`refused: ${error.message}\n`, INVALID);
    const advice =
      error.reason === "wrong_signature" ? await changeOf(body, verifyBody) : ADVICE[error.reason];
    if (advice !== undefined) await write(`${advice}\n`, INVALID);
    return INVALID;
  }
}

function toleranceOf(value: string | undefined): number | undefined {
  return value === "Infinity" ? Number.POSITIVE_INFINITY : count("--tolerance", value);
}

const ADVICE: Partial<Record<SignatureError["reason"], string>> = {
  missing_header:
    "Pass the headers of the request as ChatBrick sent it: a proxy or a log may have removed some.",
  malformed_header: "Compare the header with the original request: a log may have cut or masked it.",
  timestamp_too_old:
    "To check an old delivery, pass --tolerance Infinity, or the time of receipt with --now (milliseconds).",
  timestamp_too_new: "Correct the clock of this computer, or pass the time with --now (milliseconds).",
};

/** Changes that editors, logs and frameworks make to a body, and how to undo them. */
const CHANGES: readonly [string, (body: Buffer) => Buffer][] = [
  ["without its last line break: an editor or a shell added it", (body) => edited(body, /\r?\n$/, "")],
  ["without its byte order mark: an editor added it", (body) => edited(body, /^\u00ef\u00bb\u00bf/, "")],
  ["with LF line breaks: they were changed to CRLF", (body) => edited(body, /\r\n/g, "\n")],
  ["with CRLF line breaks: they were changed to LF", (body) => edited(body, /\r?\n/g, "\r\n")],
  ["as JSON without white space: it was parsed and formatted", compact],
  ["as UTF-8: it was converted to UTF-16", (body) => (isUtf16(body) ? Buffer.from(decoded(body)) : body)],
  ["without its wrapping: it was escaped, encoded, or copied with other text", inner],
];

/** Tries to undo each usual change. Returns the one that makes the signature valid, or general advice. */
async function changeOf(body: Buffer, verifyBody: (body: Buffer) => Promise<unknown>): Promise<string> {
  for (const [name, undo] of CHANGES) {
    const changed = undo(body);
    if (changed.equals(body)) continue;
    try {
      await verifyBody(changed);
      return `The signature is valid for the body ${name}. Keep the bytes as they are received.`;
    } catch {}
  }
  return "Copy the secret of this endpoint again, and pass the bytes as they were received.";
}

/** Edits bytes as Latin-1, which keeps all other bytes. */
const edited = (body: Buffer, pattern: RegExp, replacement: string) =>
  Buffer.from(body.toString("latin1").replace(pattern, replacement), "latin1");

/** Returns the first payload inside a body. */
function inner(body: Buffer): Buffer {
  const [payload] = unwrap(body).payloads;
  return payload === undefined ? body : Buffer.from(payload.body);
}

function compact(body: Buffer): Buffer {
  try {
    return Buffer.from(JSON.stringify(JSON.parse(body.toString("utf8"))));
  } catch {
    return body;
  }
}
