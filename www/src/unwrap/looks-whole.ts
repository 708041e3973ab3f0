/** Base64 in one line or several, long enough for a payload. */
const LONG_BASE64 = /^[\w+/=\s-]{100,}$/;
/** A long string that is an object in base64, as in an API Gateway event. */
const BASE64_BODY = /"e[wy][\w+/=-]{98,}/;

/** Whether a text looks like a whole payload, wrapped or not, and not like a part of one. */
export const looksWhole = (text: string): boolean =>
  (/\btype\b/.test(text) && /\bdata\b/.test(text)) ||
  BASE64_BODY.test(text) ||
  (LONG_BASE64.test(text) && /^\S{60}/.test(text.trim()));
