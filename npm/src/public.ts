// The exports that all entries share.

export { parseConnectedEvent, safeParseConnectedEvent, validate } from "./api.js";
export { ConnectedEventError } from "./error.js";
export type { ErrorCode, WarningCode } from "./generated/codes.js";
export { DEFAULT_MAX_BYTES, EVENT_TYPE, MAX_ISSUES } from "./generated/codes.js";
export type * from "./generated/event.js";
export type { JsonSchemaTarget } from "./json-schema.js";
export type {
  ConnectedEventSchema,
  JsonSchemaOptions,
  StandardOptions,
  StandardResult,
} from "./standard-schema.js";
export { connectedEvent } from "./standard-schema.js";
export type {
  ErrorIssue,
  Issue,
  IssueCode,
  Options,
  Report,
  SafeParseResult,
  Severity,
  WarningIssue,
} from "./types.js";
