import type { Drafts } from "../page/context.ts";

/**
 * Returns a function that fills in the headers of an unwrapped payload. Headers typed by the user stay, unless the new ones
 * include a signature. `onChange` is called after a change.
 */
export function deliveryHeaders(drafts: Drafts, onChange: () => void): (headers: string) => void {
  let filledIn = "";
  return (headers) => {
    const untouched = drafts.headers.trim() === "" || drafts.headers === filledIn;
    if (!untouched && !/-signature:/.test(headers)) return;
    drafts.headers = headers;
    filledIn = headers;
    onChange();
  };
}
