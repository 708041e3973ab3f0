// Null classes of the fields, derived from the package: each field of its JSON Schema is set to null in the documented
// payload, and the resulting issue tells the class.

import { validate } from "chatbrick-events";
import schema from "chatbrick-events/schema.json" with { type: "json" };
import example from "../../../examples/payloads/store-and-staff.json" with { type: "json" };

export type NullClass = "required" | "nullable" | "attribute";

/** A field of the payload; `*` stands for every entry of a list. */
export interface Field {
  pattern: string;
  class: NullClass;
}

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The patterns of all fields, in the order of the documentation. */
export const patterns: readonly string[] = walk(schema as Schema, "");

function walk(node: Schema, pattern: string): string[] {
  if (node.items) return walk(node.items, `${pattern}/*`);
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    `${pattern}/${key}`,
    ...walk(child, `${pattern}/${key}`),
  ]);
}

/** All fields with their class. */
export const fields = (): Field[] => patterns.map((pattern) => ({ pattern, class: classOf(pattern) }));

let cached: Field[] | undefined;

/** Fields that may be null; computed once. */
export function nullables(): Field[] {
  cached ??= fields().filter((field) => field.class !== "required");
  return cached;
}

function classOf(pattern: string): NullClass {
  const pointer = pattern.replaceAll("*", "0");
  const { valid, issues } = validate(withValue(pointer, null));
  if (!valid) return "required";
  return issues.some((issue) => issue.pointer === pointer && issue.code === "undocumented_null")
    ? "attribute"
    : "nullable";
}

/** Returns the documented payload with another value at a pointer; `undefined` removes the field. */
function withValue(pointer: string, value: unknown): unknown {
  const copy = structuredClone(example) as Record<string, unknown>;
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() as string;
  const parent = keys.reduce<Record<string, unknown>>(
    (object, key) => object[key] as Record<string, unknown>,
    copy,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
