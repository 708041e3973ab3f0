// Payloads for the tests, made from the provider's own example.

import { readFileSync } from "node:fs";
import { example } from "chatbrick-events/testing";
import { path } from "../../scripts/paths.mjs";

export const sample = (name) => readFileSync(path("examples", "payloads", `${name}.json`));

/** Returns a payload as a value. `connectedAt` is in milliseconds; `change` can change the data. */
export function payload({ contact = "contact-1", connectedAt, change = () => {} } = {}) {
  const value = JSON.parse(sample("store-and-staff").toString());
  value.data.contact.id = contact;
  if (connectedAt !== undefined) {
    value.data.timestampsMs.connectedAt = connectedAt;
    value.data.timestamps.connectedAt = new Date(connectedAt).toISOString();
  }
  change(value.data);
  return value;
}

/** Returns a payload of any type, at this time, about this contact, store or account. */
export function payloadOf(type, id, at, change = () => {}) {
  const { data } = example(type);
  const value = { type, data };
  (data.contact ?? data.store ?? data.account).id = id;
  const own = Object.keys(data.timestampsMs)[0];
  data.timestampsMs[own] = at;
  data.timestamps[own] = new Date(at).toISOString();
  change(data);
  return value;
}

export const bytes = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
export const event = (options) => bytes(payload(options));

/** Pads a payload with white space to exactly this length. */
export function padded(body, length) {
  return Buffer.concat([body, Buffer.alloc(length - body.byteLength, " ")]);
}
