// What comes into the page as a whole.

/** Whether a text is a whole JSON object, and not a part to insert. */
export function isWholePayload(text: string): boolean {
  if (!/^\s*\{[\s\S]{20,}\}\s*$/.test(text)) return false;
  try {
    return Object.hasOwn(JSON.parse(text), "type");
  } catch {
    return false;
  }
}

export function isUtf8(read: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(read);
    return true;
  } catch {
    return false;
  }
}
