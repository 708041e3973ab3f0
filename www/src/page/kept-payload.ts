// The payload of this tab: kept over a reload, in this tab only, until it is forgotten or the tab is closed. Headers and
// secrets are never kept.

import { decode } from "../validation/positions.ts";
import type { Source } from "../validation/types.ts";

const KEY = "payload";
/** Longest text that is kept: a browser has about 5 million characters for a tab. */
const LONGEST = 2_000_000;

/** Keeps a source; an empty one is forgotten. */
export function keepPayload({ text, bytes }: Source): void {
  try {
    if ((text === "" && !bytes) || text.length > LONGEST) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(bytes ? { base64: toBase64(bytes) } : { text }));
  } catch {
    // A browser may forbid it, or has no room.
  }
}

/** Returns the kept source, if there is one. */
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
