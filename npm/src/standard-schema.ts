import { parseStandardConnectedEvent, parseStandardEvent } from "./api.js";
import type { ChatBrickEvent, ConnectedEvent } from "./generated/events.js";
import otherPayloads from "./generated/other-payloads.json" with { type: "json" };
import connectedPayload from "./generated/schema.json" with { type: "json" };
import { eventSchema, inDialect, type JsonSchemaTarget } from "./json-schema.js";
import type { EventOptions, Issue, Options } from "./types.js";

/** Returns the schema of the payloads of every type, as in `schemas/event.json`. A bundle contains the first type only once. */
function anyPayload(): object {
  const { $schema, ...connected } = connectedPayload;
  return { ...otherPayloads, anyOf: [connected, ...otherPayloads.anyOf] };
}

// The parts of the Standard Schema 1.1 interfaces that these schemas need, to avoid a dependency.

/**
 * Result of {@link chatbrickEvent} and {@link connectedEvent}: the event, or the issues. Warnings alone are a success.
 *
 * @example
 * ```ts
 * import { connectedEvent, type StandardResult } from "chatbrick-events";
 *
 * const result: StandardResult = connectedEvent["~standard"].validate("{}");
 * console.log(result.issues === undefined ? result.value.data.contact.id : result.issues.length); // 2
 * ```
 */
export type StandardResult<Event = ConnectedEvent> =
  | { readonly value: Event; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/**
 * Options of {@link chatbrickEvent} and {@link connectedEvent} for one validation.
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
  /**
   * The {@link Options} of this package; for {@link chatbrickEvent}, the {@link EventOptions}. An unknown option throws a
   * `TypeError`.
   */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * Options of the JSON Schemas of {@link chatbrickEvent} and {@link connectedEvent}.
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
  /** Not used. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * The type of {@link chatbrickEvent} and {@link connectedEvent}: a Standard Schema and a Standard JSON Schema.
 *
 * @example
 * ```ts
 * import { chatbrickEvent, type ChatBrickEvent, type EventSchema } from "chatbrick-events";
 *
 * const schema: EventSchema<ChatBrickEvent> = chatbrickEvent;
 * console.log(schema["~standard"].vendor); // "chatbrick-events"
 * ```
 */
export interface EventSchema<Event> {
  /** The properties that both standards require. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "chatbrick-events";
    readonly types?: { readonly input: unknown; readonly output: Event } | undefined;
    /** Validates a value like {@link safeParseEvent}, synchronously. */
    readonly validate: (value: unknown, options?: StandardOptions) => StandardResult<Event>;
    /** The JSON Schemas, a new object at each call. Both functions throw for an unknown dialect. */
    readonly jsonSchema: {
      /** The schema of a payload, as far as JSON Schema can express the rules. */
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      /** The schema of the returned event. */
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

/**
 * The type of {@link connectedEvent}.
 *
 * @example
 * ```ts
 * import { type ConnectedEventSchema, connectedEvent } from "chatbrick-events";
 *
 * const schema: ConnectedEventSchema = connectedEvent;
 * console.log(schema["~standard"].vendor); // "chatbrick-events"
 * ```
 */
export type ConnectedEventSchema = EventSchema<ConnectedEvent>;

type Result<Event> = { success: true; event: Event; issues: Issue[] } | { success: false; issues: Issue[] };

const standardResult = <Event>(result: Result<Event>): StandardResult<Event> =>
  result.success ? { value: result.event } : { issues: result.issues };

/**
 * The payload of a `contact.connection.connected` webhook as a [Standard Schema](https://standardschema.dev): every
 * library that accepts one (Hono, tRPC, TanStack, ...) accepts this, and returns the event. It is also a Standard JSON
 * Schema, for `draft-2020-12`, `draft-07` and `openapi-3.0`.
 *
 * It validates like {@link safeParseConnectedEvent}: a string is JSON text, and any other value except bytes is a parsed
 * payload. Most libraries pass the result of `JSON.parse`; if you have the bytes, call the functions of this package with them.
 * It never throws for a value: even a promise is an invalid payload.
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
    validate: (value, options) =>
      standardResult<ConnectedEvent>(
        parseStandardConnectedEvent(value, options?.libraryOptions as Options | undefined),
      ),
    jsonSchema: {
      input: ({ target }) => inDialect(connectedPayload, target),
      output: ({ target }) => inDialect(eventSchema(connectedPayload), target),
    },
  },
};

/**
 * The payload of a webhook of any documented type as a Standard Schema and a Standard JSON Schema, like {@link connectedEvent}
 * for one type. Pass the option `types` of {@link safeParseEvent} as a library option.
 *
 * @example
 * ```ts
 * import { chatbrickEvent } from "chatbrick-events";
 *
 * const result = chatbrickEvent["~standard"].validate({ type: "store.created" });
 * console.log(result.issues?.map((issue) => issue.path)); // [["data"]]
 * ```
 */
export const chatbrickEvent: EventSchema<ChatBrickEvent> = {
  "~standard": {
    version: 1,
    vendor: "chatbrick-events",
    validate: (value, options) =>
      standardResult<ChatBrickEvent>(
        parseStandardEvent(value, options?.libraryOptions as EventOptions | undefined),
      ),
    jsonSchema: {
      input: ({ target }) => inDialect(anyPayload(), target),
      output: ({ target }) => inDialect(eventSchema(anyPayload()), target),
    },
  },
};
