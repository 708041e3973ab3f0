// Sources from files, the clipboard, links and samples, with a note for the user.

import { fill } from "../i18n/index.ts";
import type { Sample } from "../samples/samples.ts";
import { fromHash, hasStandIns } from "../share/link.ts";
import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";
import type { LocalText } from "./notes.ts";

/** Larger files would freeze the browser before they are validated. */
const LARGEST_FILE = 16 * 1024 * 1024;

export interface Incoming {
  source: Source;
  note?: LocalText | undefined;
}

/** Reads a file as bytes. Returns an error message if it is too large. */
export async function readFile(file: File): Promise<Incoming | LocalText> {
  const { name } = file;
  if (file.size > LARGEST_FILE)
    return ({ editor }) => fill(editor.tooBig, { name, size: (file.size / 1_048_576).toFixed(1) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return noted({ text: decode(bytes), bytes }, name);
}

/** Reads the clipboard; `undefined` if the browser forbids it. */
export const clipboardText = (): Promise<string | undefined> =>
  // Only pages from HTTPS or localhost have a clipboard API.
  Promise.resolve(navigator.clipboard?.readText()).catch(() => undefined);

/** Reads the payload in the address, if any. Returns an error message if it is broken. */
export async function fromAddress(): Promise<Incoming | LocalText | undefined> {
  const { hash } = location;
  try {
    const source = await fromHash(hash);
    const note: LocalText = ({ editor }) => (hasStandIns(hash) ? editor.fromStandIns : editor.fromLink);
    return source && { source, note };
  } catch {
    return ({ editor }) => editor.linkBroken;
  }
}

/** Removes the payload from the address once the editor has another one. */
export function forgetLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

export const fromSample = (sample: Sample): Incoming => noted(sample.source(), `${sample.id}.json`);

function noted(source: Source, name: string): Incoming {
  if (!source.bytes) return { source };
  const isText = isUtf8(source.bytes);
  return { source, note: ({ editor }) => fill(isText ? editor.bytes : editor.brokenBytes, { name }) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
