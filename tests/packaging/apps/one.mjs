// One import of one function, so that a bundler may drop all else: whoever drops the wasm's start as well is found out.

import { validate } from "chatbrick-events";
import { payloads } from "./payloads.mjs";

export const one = () => [
  validate(payloads.valid.bytes).valid,
  validate(payloads.duplicate.text).issues[0].code,
];
