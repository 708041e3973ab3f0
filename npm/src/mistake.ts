/** Makes the error for a programming mistake. */
export const mistake = (what: string): TypeError => new TypeError(`chatbrick-events: ${what}`);
