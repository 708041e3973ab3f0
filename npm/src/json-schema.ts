/**
 * The supported dialects of JSON Schema. Any other string throws an error.
 *
 * @example
 * ```ts
 * import { connectedEvent, type JsonSchemaTarget } from "chatbrick-events";
 *
 * const target: JsonSchemaTarget = "draft-07";
 * console.log(connectedEvent["~standard"].jsonSchema.input({ target })["$schema"]); // "http://json-schema.org/draft-07/schema#"
 * ```
 */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0" | (string & Record<never, never>);

type Schema = Record<string, unknown>;

/**
 * Derives the schema of an event from the schema of its payload: every key is required, no other is allowed, and of several
 * forms of a value only the first remains. Derived at run time, because each schema takes a twentieth of a bundle.
 */
export function eventSchema(payload: object): Schema {
  const schema = payload as Schema & { title: string; description: string };
  return {
    ...toEventSchema(schema),
    title: schema.title.replace("Payload", "Event"),
    // The second paragraph is about payloads.
    description: schema.description.split("\n\n")[0],
  };
}

function toEventSchema(schema: Schema): Schema {
  // Ignores properties of a polluted `Object.prototype`.
  const { type, properties, items, anyOf, ...others } = { __proto__: null, ...schema } as Schema;
  if (type === undefined) return { ...others, ...(anyOf as Schema[])[0] };
  if (items !== undefined) return { ...schema, items: toEventSchema(items as Schema) };
  if (properties === undefined) {
    // The schema of all events has one for each type.
    return anyOf === undefined ? schema : { ...schema, anyOf: (anyOf as Schema[]).map(eventSchema) };
  }
  return {
    ...schema,
    required: Object.keys(properties as object),
    properties: mapProperties(properties, toEventSchema),
    additionalProperties: false,
  };
}

/** Maps the schemas of `properties`, whose keys are field names and not keywords. */
const mapProperties = (properties: unknown, change: (property: Schema) => Schema): Schema =>
  Object.fromEntries(
    Object.entries(properties as Record<string, Schema>).map(([key, property]) => [key, change(property)]),
  );

/**
 * Copies a schema of draft 2020-12 in another dialect. Supports the keywords of the generated schemas.
 *
 * @throws Error if the dialect is unknown
 */
export function inDialect(schema: object, target: JsonSchemaTarget): Schema {
  const copy = JSON.parse(JSON.stringify(schema)) as Schema;
  switch (target) {
    case "draft-2020-12":
      return copy;
    case "draft-07":
      return { ...copy, $schema: "http://json-schema.org/draft-07/schema#" };
    case "openapi-3.0":
      return toOpenApi(copy);
    default:
      throw new Error(
        `chatbrick-events: unknown JSON Schema target "${target}"; use "draft-2020-12", "draft-07" or "openapi-3.0"`,
      );
  }
}

function toOpenApi(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => convertKeyword(keyword, value)),
  );
}

/** Converts a keyword to OpenAPI 3.0, which is close to draft-04. */
function convertKeyword(keyword: string, value: unknown): [string, unknown][] {
  switch (keyword) {
    case "$schema":
      return [];
    case "const":
      return [["enum", [value]]];
    case "type":
      return Array.isArray(value) ? nullable(value) : [[keyword, value]];
    case "properties":
      return [[keyword, mapProperties(value, toOpenApi)]];
    case "items":
      return [[keyword, toOpenApi(value as Schema)]];
    case "anyOf":
      return [[keyword, (value as Schema[]).map(toOpenApi)]];
    default:
      return [[keyword, value]];
  }
}

const nullable = (types: string[]): [string, unknown][] => [
  ["type", types.find((type) => type !== "null")],
  ["nullable", true],
];
