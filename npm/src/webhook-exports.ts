// The exports that all entries of `chatbrick-events/webhook` share.

export * from "./signature.js";
export type { WebResponse } from "./web-types.js";
export type { IncomingRequest } from "./webhook/read-body.js";
export {
  type ReceiveOptions,
  type ReceiveResult,
  type Refused,
  type RequestParts,
  receive,
} from "./webhook/receive.js";
export { respond } from "./webhook/respond.js";
