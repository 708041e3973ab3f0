// Stores the payload for this tab, so that a reload keeps it, until the user clears it or closes the tab. Never stores
// headers or secrets.

import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

const KEY = "payload";
/** Longest stored text: browsers allow about 5 million characters per tab. */
const LONGEST = 2_000_000;

/** Stores a source. An empty one clears the storage. */
export function keepPayload({ text, bytes }: Source): void {
  try {
    if ((text === "" && !bytes) || text.length > LONGEST) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(bytes ? { base64: toBase64(bytes) } : { text }));
  } catch {
    // Storage is disabled or full.
  }
}

/** Returns the stored source, if any. */
export function keptPayload(): Source | undefined {
  try {
    const kept: { text?: string; base64?: string } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (kept.text !== undefined) return { text: kept.text };
    if (kept.base64 === undefined) return undefined;
    const bytes = Uint8Array.from(atob(kept.base64), (char) => char.charCodeAt(0));
    return { text: decode(bytes), bytes };
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x6000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x6000));
  return btoa(binary);
}
