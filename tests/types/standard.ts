// That `connectedEvent` is what the two standards ask for. This file is compiled and never run.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { type ConnectedEvent, connectedEvent, type Issue } from "chatbrick-events";

connectedEvent satisfies StandardSchemaV1<unknown, ConnectedEvent>;
connectedEvent satisfies StandardJSONSchemaV1<unknown, ConnectedEvent>;

/** True for two types that are the same, `any` included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
true satisfies Same<StandardSchemaV1.InferInput<typeof connectedEvent>, unknown>;
true satisfies Same<StandardSchemaV1.InferOutput<typeof connectedEvent>, ConnectedEvent>;
true satisfies Same<StandardJSONSchemaV1.InferOutput<typeof connectedEvent>, ConnectedEvent>;
// @ts-expect-error: the event is not what goes in
true satisfies Same<StandardSchemaV1.InferInput<typeof connectedEvent>, ConnectedEvent>;

// Whoever takes a schema takes it, and gets the event.
function outputOf<Schema extends StandardSchemaV1>(schema: Schema): StandardSchemaV1.InferOutput<Schema> {
  const result = schema["~standard"].validate(undefined, { libraryOptions: { strict: true } });
  if (result instanceof Promise || result.issues) throw new Error();
  return result.value as StandardSchemaV1.InferOutput<Schema>;
}
outputOf(connectedEvent).data.contact.name satisfies string;

// Called by itself it is never a promise, and its issues are those of the package.
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
// @ts-expect-error: a target is needed
input();
