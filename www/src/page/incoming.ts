// Sources from files, the clipboard, links and samples, with a note for the user.

import { fill, type Messages } from "../i18n/index.ts";
import type { Sample } from "../samples/samples.ts";
import { fromHash, hasStandIns } from "../share/link.ts";
import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

/** Larger files would freeze the browser before they are validated. */
const LARGEST_FILE = 16 * 1024 * 1024;

export interface Incoming {
  source: Source;
  note: string;
}

/** Reads a file as bytes. Returns an error message if it is too large. */
export async function readFile(file: File, { editor: texts }: Messages): Promise<Incoming | string> {
  if (file.size > LARGEST_FILE)
    return fill(texts.tooBig, { name: file.name, size: (file.size / 1_048_576).toFixed(1) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return noted({ text: decode(bytes), bytes }, file.name, texts);
}

/** Reads the clipboard; `undefined` if the browser forbids it. */
export const clipboardText = (): Promise<string | undefined> =>
  // Only pages from HTTPS or localhost have a clipboard API.
  Promise.resolve(navigator.clipboard?.readText()).catch(() => undefined);

/** Reads the payload in the address, if any. Returns an error message if it is broken. */
export async function fromAddress({ editor: texts }: Messages): Promise<Incoming | string | undefined> {
  const { hash } = location;
  try {
    const source = await fromHash(hash);
    return source && { source, note: hasStandIns(hash) ? texts.fromStandIns : texts.fromLink };
  } catch {
    return texts.linkBroken;
  }
}

/** Removes the payload from the address once the editor has another one. */
export function forgetLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

export const fromSample = (sample: Sample, { editor: texts }: Messages): Incoming =>
  noted(sample.source(), `${sample.id}.json`, texts);

function noted(source: Source, name: string, texts: Messages["editor"]): Incoming {
  if (!source.bytes) return { source, note: "" };
  return { source, note: fill(isUtf8(source.bytes) ? texts.bytes : texts.brokenBytes, { name }) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
