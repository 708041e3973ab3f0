// PowerShell writes redirected output as UTF-16.

/** Whether a text begins with the byte order mark of UTF-16 (little-endian). */
export const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

/** Decodes UTF-8 or UTF-16, without its byte order mark. */
export const decoded = (bytes: Uint8Array): string =>
  new TextDecoder(isUtf16(bytes) ? "utf-16le" : "utf-8").decode(bytes);
