import type { Drafts } from "../page/context.ts";

/**
 * Returns a function that fills in the headers that came with a payload. What the reader typed stays, unless a whole delivery
 * has come. `onChange` is called if they have changed.
 */
export function deliveryHeaders(drafts: Drafts, onChange: () => void): (headers: string) => void {
  let came = "";
  return (headers) => {
    const untouched = drafts.headers.trim() === "" || drafts.headers === came;
    if (!untouched && !/-signature:/.test(headers)) return;
    drafts.headers = headers;
    came = headers;
    onChange();
  };
}
