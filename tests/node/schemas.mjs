// The JSON Schemas of the package in each dialect, compiled by ajv in strict mode.

import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { connectedEvent } from "chatbrick-events";

// For draft-07, ajv also supports the `nullable` of OpenAPI 3.0.
const DIALECTS = { "draft-2020-12": Ajv2020, "draft-07": Ajv, "openapi-3.0": Ajv };

/** The name of each dialect, with validators for a payload and an event. */
export const dialects = Object.entries(DIALECTS).map(([target, Dialect]) => {
  const { input, output } = connectedEvent["~standard"].jsonSchema;
  const compiled = (schema) => new Dialect({ strict: true }).compile(schema);
  return { target, isPayload: compiled(input({ target })), isEvent: compiled(output({ target })) };
});

/** The schemas in their original dialect. */
export const payloadSchema = connectedEvent["~standard"].jsonSchema.input({ target: "draft-2020-12" });
export const eventSchema = connectedEvent["~standard"].jsonSchema.output({ target: "draft-2020-12" });

/** Yields every schema inside a schema, including the schema itself. */
export function* subschemas(schema) {
  yield schema;
  const { properties = {}, items, not, anyOf = [] } = schema;
  for (const inner of [...Object.values(properties), items, not, ...anyOf]) {
    if (inner !== undefined) yield* subschemas(inner);
  }
}
