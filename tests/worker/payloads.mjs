// Payloads for the tests, made from the provider's own example.

import { readFileSync } from "node:fs";
import { path } from "../../scripts/paths.mjs";

export const example = (name) => readFileSync(path("examples", "payloads", `${name}.json`));

/** A payload as a value: `connectedAt` is in milliseconds, `change` may do anything to the data. */
export function payload({ contact = "contact-1", connectedAt, change = () => {} } = {}) {
  const value = JSON.parse(example("store-and-staff").toString());
  value.data.contact.id = contact;
  if (connectedAt !== undefined) {
    value.data.timestampsMs.connectedAt = connectedAt;
    value.data.timestamps.connectedAt = new Date(connectedAt).toISOString();
  }
  change(value.data);
  return value;
}

export const bytes = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
export const event = (options) => bytes(payload(options));

/** The same payload, made exactly this long by white space. */
export function padded(body, length) {
  return Buffer.concat([body, Buffer.alloc(length - body.byteLength, " ")]);
}
