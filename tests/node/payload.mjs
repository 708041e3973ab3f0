// One of the provider's payloads, in the accepted forms of input, and a summary of its report.

import { readFileSync } from "node:fs";
import { validate } from "chatbrick-events";

export const text = readFileSync(
  new URL("../../examples/payloads/store-and-staff.json", import.meta.url),
  "utf8",
);
export const bytes = new TextEncoder().encode(text);
export const payload = () => JSON.parse(text);
export const summary = (input, options) =>
  validate(input, options).issues.map(({ code, pointer }) => `${code} ${pointer}`);

/** The only error of a value that cannot be serialised. */
