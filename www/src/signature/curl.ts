import { sign } from "chatbrick-events/signature";
import { decode } from "../validation/positions.ts";

/** Longest body in an argument, which Linux limits to 128 KB. Longer bodies, and bytes that are not text, are piped. */
const ARGUMENT = 100_000;

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Returns a command for a POSIX shell that sends these bytes as a signed delivery.
 *
 * @throws TypeError if the secret cannot be used
 */
export async function curl(
  endpoint: string,
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  now = Date.now(),
): Promise<string> {
  const headers = await sign(body, secret, { timestamp: Math.floor(now / 1000) });
  const head = [
    `curl --include --request POST ${quoted(endpoint)}`,
    "--header 'content-type: application/json'",
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
  ];
  if (body.length <= ARGUMENT && isShellText(body))
    return [...head, `--data-raw ${quoted(decode(body))}`].join(" \\\n  ");
  const lines = base64(body).match(/.{1,76}/g) ?? [];
  return `base64 -d <<'END' | ${[...head, "--data-binary @-"].join(" \\\n  ")}\n${lines.join("\n")}\nEND`;
}

/** Whether a shell keeps these bytes as they are: UTF-8 without NUL. */
function isShellText(body: Uint8Array): boolean {
  if (body.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x6000)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  return text;
}
