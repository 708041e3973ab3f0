import { safeParseConnectedEvent } from "./api.js";
import type { ConnectedEvent } from "./generated/event.js";
import payloadSchema from "./generated/schema.json" with { type: "json" };
import { eventSchema, inDialect, type JsonSchemaTarget } from "./json-schema.js";
import type { Issue, Options } from "./types.js";

// The interfaces of Standard Schema 1.1 as far as this one schema needs them, so that nothing has to be installed.

/**
 * Result of {@link connectedEvent}: the event, or the issues. Warnings alone are a success.
 *
 * @example
 * ```ts
 * import { connectedEvent, type StandardResult } from "chatbrick-events";
 *
 * const result: StandardResult = connectedEvent["~standard"].validate("{}");
 * console.log(result.issues === undefined ? result.value.data.contact.id : result.issues.length); // 2
 * ```
 */
export type StandardResult =
  | { readonly value: ConnectedEvent; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/**
 * Options of {@link connectedEvent} for one validation.
 *
 * @example
 * ```ts
 * import { connectedEvent, type StandardOptions } from "chatbrick-events";
 *
 * const options: StandardOptions = { libraryOptions: { strict: true } };
 * console.log(connectedEvent["~standard"].validate("{}", options).issues?.length); // 2
 * ```
 */
export interface StandardOptions {
  /** The {@link Options} of this package; as everywhere, an unknown one is a `TypeError`. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * Which JSON Schema is wanted of {@link connectedEvent}.
 *
 * @example
 * ```ts
 * import { connectedEvent, type JsonSchemaOptions } from "chatbrick-events";
 *
 * const options: JsonSchemaOptions = { target: "draft-2020-12" };
 * console.log(connectedEvent["~standard"].jsonSchema.output(options)["additionalProperties"]); // false
 * ```
 */
export interface JsonSchemaOptions {
  /** The dialect. */
  readonly target: JsonSchemaTarget;
  /** There are none. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * The type of {@link connectedEvent}: a Standard Schema and a Standard JSON Schema.
 *
 * @example
 * ```ts
 * import { type ConnectedEventSchema, connectedEvent } from "chatbrick-events";
 *
 * const schema: ConnectedEventSchema = connectedEvent;
 * console.log(schema["~standard"].vendor); // "chatbrick-events"
 * ```
 */
export interface ConnectedEventSchema {
  /** What the two standards ask for. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "chatbrick-events";
    readonly types?: { readonly input: unknown; readonly output: ConnectedEvent } | undefined;
    /** Validates a value like {@link safeParseConnectedEvent}, synchronously. */
    readonly validate: (value: unknown, options?: StandardOptions) => StandardResult;
    /** The JSON Schemas, a new object at each call; both throw for a dialect that they do not know. */
    readonly jsonSchema: {
      /** What a payload may hold, as far as a JSON Schema can tell. */
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      /** The event as it comes out. */
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/**
 * The payload of a `contact.connection.connected` webhook as a [Standard Schema](https://standardschema.dev): any
 * library that takes one (Hono, tRPC, TanStack, ...) takes this, and hands on the event. It is also a Standard JSON
 * Schema, for `draft-2020-12`, `draft-07` and `openapi-3.0`.
 *
 * It validates like {@link safeParseConnectedEvent}: a string is JSON text, and any value but bytes is a parsed payload.
 * Libraries mostly hand over what `JSON.parse` has left; give the functions the bytes if you have them.
 *
 * @example
 * ```ts
 * import { connectedEvent } from "chatbrick-events";
 *
 * const result = connectedEvent["~standard"].validate({ type: "contact.connection.connected" });
 * console.log(result.issues?.map((issue) => issue.path)); // [["data"]]
 * ```
 */
export const connectedEvent: ConnectedEventSchema = {
  "~standard": {
    version: 1,
    vendor: "chatbrick-events",
    validate: (value, options) => {
      const result = safeParseConnectedEvent(value, options?.libraryOptions as Options | undefined);
      return result.success ? { value: result.event } : { issues: result.issues };
    },
    jsonSchema: {
      input: ({ target }) => inDialect(payloadSchema, target),
      output: ({ target }) => inDialect(eventSchema(payloadSchema), target),
    },
  },
};
