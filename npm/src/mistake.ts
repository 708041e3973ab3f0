/** The error for a mistake of the programmer. */
export const mistake = (what: string): TypeError => new TypeError(`chatbrick-events: ${what}`);
