/**
 * Receives ChatBrick's deliveries: reads the request, verifies its signature over the exact bytes, and parses the event.
 *
 * @packageDocumentation
 */

// For every runtime that can compile wasm, like index.ts.
import "./index.js";

export * from "./webhook-exports.js";
