// `connectedEvent` implements the types of both standards. This file is only compiled.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { type ConnectedEvent, connectedEvent, type Issue } from "chatbrick-events";

connectedEvent satisfies StandardSchemaV1<unknown, ConnectedEvent>;
connectedEvent satisfies StandardJSONSchemaV1<unknown, ConnectedEvent>;

/** True for two identical types, also for `any`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
true satisfies Same<StandardSchemaV1.InferInput<typeof connectedEvent>, unknown>;
true satisfies Same<StandardSchemaV1.InferOutput<typeof connectedEvent>, ConnectedEvent>;
true satisfies Same<StandardJSONSchemaV1.InferOutput<typeof connectedEvent>, ConnectedEvent>;
// @ts-expect-error: the input type is not the event
true satisfies Same<StandardSchemaV1.InferInput<typeof connectedEvent>, ConnectedEvent>;

// Functions that accept a schema accept it, and return the event.
function outputOf<Schema extends StandardSchemaV1>(schema: Schema): StandardSchemaV1.InferOutput<Schema> {
  const result = schema["~standard"].validate(undefined, { libraryOptions: { strict: true } });
  if (result instanceof Promise || result.issues) throw new Error();
  return result.value as StandardSchemaV1.InferOutput<Schema>;
}
outputOf(connectedEvent).data.contact.name satisfies string;

// A direct call never returns a promise, and its issues have the type of the package.
const result = connectedEvent["~standard"].validate("{}");
if (result.issues === undefined) {
  result.value satisfies ConnectedEvent;
} else {
  result.issues satisfies readonly Issue[];
}

const { input, output } = connectedEvent["~standard"].jsonSchema;
input({ target: "draft-07" }) satisfies Record<string, unknown>;
output({ target: "openapi-3.0", libraryOptions: {} }) satisfies Record<string, unknown>;
const target: StandardJSONSchemaV1.Target = "draft-2020-12";
input({ target }) satisfies Record<string, unknown>;
// @ts-expect-error: the target is missing
input();
