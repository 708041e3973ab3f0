// One of the provider's payloads, in the forms that the package takes, and what a test wants to know of a verdict.

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

/** The one error of a value that cannot be serialised. */
