// Imports one function, so that a bundler can drop the rest. Fails if the bundler also drops the start of the wasm.

import { validate } from "chatbrick-events";
import { payloads } from "./payloads.mjs";

export const one = () => [
  validate(payloads.valid.bytes).valid,
  validate(payloads.duplicate.text).issues[0].code,
];
