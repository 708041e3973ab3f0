/** Longest text of a name or a pointer that is printed. */
const MAX = 200;

/** Returns a text from outside in one line, without characters that steer a terminal. */
export function printable(text: string): string {
  const shown = text.length > MAX ? `${text.slice(0, MAX)}\u2026` : text;
  return shown.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}
