/** Escapes a text from outside: the result is one line without terminal control characters. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);

/** Longest pointer or layer that is printed. Keys of a payload have no maximum length. */
const MAX = 200;

/** Like {@link printable}, for text from a payload: also cuts it. */
export const printableShort = (text: string): string =>
  printable(text.length > MAX ? `${text.slice(0, MAX)}\u2026` : text);
