// The exports that all entries share.

export {
  parseConnectedEvent,
  parseEvent,
  safeParseConnectedEvent,
  safeParseEvent,
  validate,
  validateEvent,
} from "./api.js";
export { ConnectedEventError, EventError } from "./error.js";
export type { ErrorCode, WarningCode } from "./generated/codes.js";
export { DEFAULT_MAX_BYTES, EVENT_TYPE, MAX_ISSUES } from "./generated/codes.js";
export type * from "./generated/events.js";
export { EVENT_TYPES } from "./generated/events.js";
export type { JsonSchemaTarget } from "./json-schema.js";
export { type EventOrder, occurredAt, orderOf } from "./order.js";
export type {
  ConnectedEventSchema,
  EventSchema,
  JsonSchemaOptions,
  StandardOptions,
  StandardResult,
} from "./standard-schema.js";
export { chatbrickEvent, connectedEvent } from "./standard-schema.js";
export type {
  ErrorIssue,
  EventInput,
  EventOptions,
  Issue,
  IssueCode,
  Options,
  Report,
  SafeParseEventResult,
  SafeParseResult,
  Severity,
  WarningIssue,
} from "./types.js";
