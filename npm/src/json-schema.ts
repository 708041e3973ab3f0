/**
 * The dialects of JSON Schema that there are. Any other string is a mistake that is thrown.
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
 * The schema of the event, made of that of a payload, as each of them is a twentieth of a bundle: in the event every key is
 * there and no other, and what may be written in several ways is written in the first.
 */
export function eventSchema(payload: object): Schema {
  return {
    ...ofEvent(payload as Schema),
    title: "ConnectedEvent",
    description: "The event: a contact connected to a store, to a staff member, or to both.",
  };
}

function ofEvent(schema: Schema): Schema {
  // Without what somebody's Object.prototype may have.
  const { type, properties, items, anyOf, ...others } = { __proto__: null, ...schema } as Schema;
  if (type === undefined) return { ...others, ...(anyOf as Schema[])[0] };
  if (items !== undefined) return { ...schema, items: ofEvent(items as Schema) };
  if (properties === undefined) return schema;
  return {
    ...schema,
    required: Object.keys(properties as object),
    properties: mapped(properties, ofEvent),
    additionalProperties: false,
  };
}

/** Members are named by the payload, and not by JSON Schema. */
const mapped = (members: unknown, change: (member: Schema) => Schema): Schema =>
  Object.fromEntries(
    Object.entries(members as Record<string, Schema>).map(([key, member]) => [key, change(member)]),
  );

/**
 * A schema of draft 2020-12 in another dialect, as a copy that is the caller's own. It knows the keywords that the
 * generated schemas use.
 *
 * @throws Error if there is no such dialect here
 */
export function inDialect(schema: object, target: JsonSchemaTarget): Schema {
  const copy = JSON.parse(JSON.stringify(schema)) as Schema;
  switch (target) {
    case "draft-2020-12":
      return copy;
    case "draft-07":
      return { ...copy, $schema: "http://json-schema.org/draft-07/schema#" };
    case "openapi-3.0":
      return openApi(copy);
    default:
      throw new Error(
        `chatbrick-events: there is no JSON Schema for "${target}"; there is "draft-2020-12", "draft-07" and "openapi-3.0"`,
      );
  }
}

function openApi(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).flatMap(([keyword, value]) => converted(keyword, value)));
}

/** What stands for a keyword in OpenAPI 3.0, which is near to draft-04. */
function converted(keyword: string, value: unknown): [string, unknown][] {
  switch (keyword) {
    case "$schema":
      return [];
    case "const":
      return [["enum", [value]]];
    case "type":
      return Array.isArray(value) ? nullable(value) : [[keyword, value]];
    case "properties":
      return [[keyword, mapped(value, openApi)]];
    case "items":
      return [[keyword, openApi(value as Schema)]];
    case "anyOf":
      return [[keyword, (value as Schema[]).map(openApi)]];
    default:
      return [[keyword, value]];
  }
}

const nullable = (types: string[]): [string, unknown][] => [
  ["type", types.find((type) => type !== "null")],
  ["nullable", true],
];
