/**
 * Typed, null-safe ChatBrick webhook events: validates `contact.connection.connected` from its bytes, with every
 * issue at once and exact positions. It needs no init call.
 *
 * @packageDocumentation
 */

// The entry for everything that may compile wasm: it carries the module as text, so that it neither fetches nor reads
// a file, and is the same in every bundler.

import { start } from "./api.js";
import { unpacker, wasmText } from "./wasm-inline.js";
import { fromText } from "./wasm-text.js";

export * from "./public.js";

start(new WebAssembly.Module(fromText(wasmText, unpacker)));
