/**
 * Typed, null-safe ChatBrick webhook events: validates every documented type from its bytes, with every
 * issue at once and exact positions. It needs no init call.
 *
 * @packageDocumentation
 */

// The entry for every runtime that can compile wasm. It contains the module as text: it needs no file or request, and works
// the same in every bundler.

import { start } from "./api.js";
import { unpacker, wasmText } from "./wasm-inline.js";
import { decodeWasmText } from "./wasm-text.js";

export * from "./public.js";

try {
  start(new WebAssembly.Module(decodeWasmText(wasmText, unpacker)));
} catch (cause) {
  throw new Error(
    `chatbrick-events: WebAssembly cannot be compiled here (${cause}). On Cloudflare, use the condition "workerd" (Next.js: serverExternalPackages: ["chatbrick-events"]).`,
    { cause },
  );
}
