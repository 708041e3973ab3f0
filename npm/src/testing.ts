/**
 * Events and signed requests for the tests of a receiver.
 *
 * @packageDocumentation
 */

export { example, type Overrides } from "./testing/example.js";
export { signedRequest } from "./testing/signed-request.js";
export type { WebRequest } from "./web-types.js";
