/** Base64 in one line or several, long enough for a payload. */
const LONG_BASE64 = /^[\w+/=\s-]{100,}$/;

/** Whether a text looks like a whole payload, wrapped or not, and not like a part of one. */
export const looksWhole = (text: string): boolean =>
  (/\btype\b/.test(text) && /\bdata\b/.test(text)) || (LONG_BASE64.test(text) && /^\S{60}/.test(text.trim()));
