/** Returns a text from outside in one line, without characters that steer a terminal. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);

/** Longest pointer or layer that is printed: a key of a payload may be of any length. */
const MAX = 200;

/** As {@link printable}, for what a payload holds. */
export const printableShort = (text: string): string =>
  printable(text.length > MAX ? `${text.slice(0, MAX)}\u2026` : text);
