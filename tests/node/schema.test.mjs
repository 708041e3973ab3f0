// The JSON Schemas in each dialect: ajv accepts the valid vectors and rejects the others.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { connectedEvent } from "chatbrick-events";
import { dialects, eventSchema, payloadSchema, subschemas } from "./schemas.mjs";
import { bytesOf, textOf, vectors } from "./vectors.mjs";

const list = readFileSync(new URL("../schema/inexpressible.json", import.meta.url), "utf8");
const inexpressible = Object.entries(JSON.parse(list)).flatMap(([code, { vectors }]) =>
  vectors.map((id) => ({ id, code })),
);

/** Returns the parsed value of a vector, as a user without the wasm gets it; `undefined` if JSON.parse rejects the text. */
function remainsOf(vector) {
  const text = "utf16" in vector.input ? textOf(vector) : new TextDecoder().decode(bytesOf(vector));
  try {
    return JSON.parse(text);
  } catch (error) {
    assert.ok(error instanceof SyntaxError);
    return undefined;
  }
}

const errorsOf = ({ issues }) => issues.filter(({ severity }) => severity === "error");
/** Whether the payload is valid if warnings are allowed. A vector with `strict` has the verdict for no warnings. */
const isAccepted = (vector) => vector.valid || (vector.options?.strict && errorsOf(vector).length === 0);

const cases = vectors
  .map((vector) => ({ vector, value: remainsOf(vector) }))
  .filter(({ value }) => value !== undefined);

for (const { target, isPayload } of dialects) {
  test(`${target}: accepts every valid vector, and rejects every invalid one that a schema can express`, () => {
    const differences = [];
    const counts = { accepted: 0, rejected: 0 };
    const excused = new Set(inexpressible.map(({ id }) => id));
    for (const { vector, value } of cases) {
      const accepted = isAccepted(vector);
      counts[accepted ? "accepted" : "rejected"] += 1;
      const expected = accepted || excused.has(vector.id);
      if (isPayload(value) !== expected) {
        differences.push(
          `${vector.id}: ${expected ? "the schema rejects it" : "the schema accepts it, but it is not listed"}`,
        );
      }
    }
    assert.deepEqual(differences, []);
    assert.ok(counts.accepted >= 350 && counts.rejected >= 500, JSON.stringify(counts));
  });

  test(`${target}: accepts the event of every vector, and rejects every mutation of it`, () => {
    const { isEvent } = dialects.find((dialect) => dialect.target === target);
    let events = 0;
    let mutations = 0;
    for (const { id, event } of vectors) {
      if (event === null) continue;
      events += 1;
      assert.ok(isEvent(event), `${id}: ${JSON.stringify(isEvent.errors)}`);
      for (const what of mutated(event)) {
        mutations += 1;
        assert.ok(!isEvent(event), `${id}: ${what}`);
      }
      assert.ok(isEvent(event), `${id}: the mutation was not undone`);
    }
    assert.ok(events >= 350 && mutations >= 350 * 80, `${events} events, ${mutations} mutations`);
  });
}

test("no vector that JSON.parse rejects is accepted", () => {
  const refused = vectors.filter((vector) => remainsOf(vector) === undefined);
  assert.ok(refused.length >= 150);
  assert.deepEqual(refused.filter(isAccepted), []);
});

test("inexpressible.json lists each rejected vector once, with a code of that vector", () => {
  assert.equal(new Set(inexpressible.map(({ id }) => id)).size, inexpressible.length);
  for (const { id, code } of inexpressible) {
    const vector = cases.find(({ vector }) => vector.id === id)?.vector;
    assert.ok(vector !== undefined, `${id} is not a vector with a parsed value`);
    assert.ok(!isAccepted(vector), `${id} is accepted`);
    assert.ok(
      errorsOf(vector).some((issue) => issue.code === code),
      `${id} does not have the code ${code}`,
    );
  }
});

/** Fields that can be null in an event. Of `connectedStore` and `connectedStaff`, only one can be null. */
const NULLABLE = new Set("storeId avatar profilePictureUrl logo externalId employeeId".split(" "));

/** Applies one mutation after another to the event, yields its description, and undoes it. */
function* mutated(event) {
  for (const object of objectsIn(event)) {
    for (const [key, value] of Object.entries(object)) {
      const wrong = [undefined, true, [value], 0.5];
      if (typeof value === "number") wrong.push(String(value), 8.64e15 + 1, -8.64e15 - 1);
      else wrong.push(0);
      if (key === "id" || key === "storeId" || key === "type") wrong.push("");
      if (!mayBeNull(event.data, key)) wrong.push(null);
      for (const other of wrong) {
        object[key] = other;
        yield `${key} is ${other}`;
      }
      delete object[key];
      yield `${key} is missing`;
      object[key] = value;
    }
    object.unknown = null;
    yield "an extra key";
    delete object.unknown;
  }
}

function mayBeNull(data, key) {
  if (key === "connectedStore") return data.connectedStaff !== null;
  if (key === "connectedStaff") return data.connectedStore !== null;
  return NULLABLE.has(key);
}

/** Returns every object inside a value, without arrays. */
function objectsIn(value) {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}

test("the package ships the schema of payloads", () => {
  const file = createRequire(import.meta.url).resolve("chatbrick-events/schema.json");
  assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), payloadSchema);
  assert.equal(payloadSchema.$schema, "https://json-schema.org/draft/2020-12/schema");
});

test("the event schema that the package derives equals the generated one", () => {
  // The comment that the file is generated is not published.
  const { $comment, ...generated } = JSON.parse(
    readFileSync(new URL("../schema/generated/event.schema.json", import.meta.url), "utf8"),
  );
  assert.match($comment, /^Generated/);
  assert.deepEqual(eventSchema, generated);
});

test("draft-07 differs only in $schema", () => {
  const { input, output } = connectedEvent["~standard"].jsonSchema;
  for (const form of [input, output]) {
    const { $schema, ...draft07 } = form({ target: "draft-07" });
    assert.equal($schema, "http://json-schema.org/draft-07/schema#");
    const { $schema: _, ...draft2020 } = form({ target: "draft-2020-12" });
    assert.deepEqual(draft07, draft2020);
  }
  for (const schema of [...subschemas(payloadSchema), ...subschemas(eventSchema)]) {
    for (const keyword of ["$ref", "$defs", "$id"]) assert.ok(!(keyword in schema), keyword);
  }
});

test("the OpenAPI 3.0 form is valid in an OpenAPI 3.0 document", async () => {
  const { input, output } = connectedEvent["~standard"].jsonSchema;
  const document = (schemas) => ({
    openapi: "3.0.3",
    info: { title: "receiver", version: "1" },
    paths: {},
    components: { schemas },
  });
  const check = (target) =>
    new Validator().validate(document({ Payload: input({ target }), Event: output({ target }) }));
  assert.deepEqual(await check("openapi-3.0"), { valid: true });
  assert.equal((await check("draft-07")).valid, false, "the check notices the difference");
});

test("patterns use only syntax that all regular expression engines share", () => {
  const all = [...subschemas(payloadSchema), ...subschemas(eventSchema)].filter(({ pattern }) => pattern);
  assert.equal(new Set(all.map(({ pattern }) => pattern)).size, 3);
  for (const { pattern, not } of all) {
    assert.match(pattern, /^(?:\\[.n]|\(\?:|[A-Za-z0-9^$:+*?|()[\]{},-])+$/);
    assert.doesNotMatch(pattern, /\(\?(?!:)/, "only groups of the form (?:...)");
    new RegExp(pattern, "u");
    // In Python, Java and PCRE, `$` also matches before a last line feed.
    if (pattern.endsWith("$")) assert.deepEqual(not, { pattern: "\\n" });
  }
});
