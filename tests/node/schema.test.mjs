// The JSON Schemas and the vectors: what ajv accepts by them, in each dialect.

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

/** What JSON.parse leaves of a vector, as they do it who have no wasm; `undefined` if it refuses the text. */
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
/** Whether the payload is valid when warnings are allowed; with `strict` the vector says another thing. */
const isAccepted = (vector) => vector.valid || (vector.options?.strict && errorsOf(vector).length === 0);

const cases = vectors
  .map((vector) => ({ vector, value: remainsOf(vector) }))
  .filter(({ value }) => value !== undefined);

for (const { target, isPayload } of dialects) {
  test(`${target}: every accepted vector validates, and every other that a schema can express does not`, () => {
    const differences = [];
    const counts = { accepted: 0, rejected: 0 };
    const excused = new Set(inexpressible.map(({ id }) => id));
    for (const { vector, value } of cases) {
      const accepted = isAccepted(vector);
      counts[accepted ? "accepted" : "rejected"] += 1;
      const expected = accepted || excused.has(vector.id);
      if (isPayload(value) !== expected) {
        differences.push(`${vector.id}: ${expected ? "not valid by the schema" : "valid, and not listed"}`);
      }
    }
    assert.deepEqual(differences, []);
    assert.ok(counts.accepted >= 350 && counts.rejected >= 500, JSON.stringify(counts));
  });

  test(`${target}: the event of every vector validates, and no mutation of it`, () => {
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
      assert.ok(isEvent(event), `${id}: it was not put back`);
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
    assert.ok(vector !== undefined, `${id}: there is no such vector with a parsed value`);
    assert.ok(!isAccepted(vector), `${id}: it is accepted`);
    assert.ok(
      errorsOf(vector).some((issue) => issue.code === code),
      `${id}: it has no ${code}`,
    );
  }
});

/** What may be null in an event. `connectedStore` and `connectedStaff` may, but for one of them. */
const NULLABLE = new Set("storeId avatar profilePictureUrl logo externalId employeeId".split(" "));

/** Makes the event wrong in one way after another, says in which, and mends it. */
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
    yield "a key too many";
    delete object.unknown;
  }
}

function mayBeNull(data, key) {
  if (key === "connectedStore") return data.connectedStaff !== null;
  if (key === "connectedStaff") return data.connectedStore !== null;
  return NULLABLE.has(key);
}

/** Every object within, arrays excepted. */
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
  // What says that the file is generated is not published.
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
  assert.equal((await check("draft-07")).valid, false, "the check sees the difference");
});

test("patterns use only syntax that all regular expression engines share", () => {
  const all = [...subschemas(payloadSchema), ...subschemas(eventSchema)].filter(({ pattern }) => pattern);
  assert.equal(new Set(all.map(({ pattern }) => pattern)).size, 3);
  for (const { pattern, not } of all) {
    assert.match(pattern, /^(?:\\[.n]|\(\?:|[A-Za-z0-9^$:+*?|()[\]{},-])+$/);
    assert.doesNotMatch(pattern, /\(\?(?!:)/, "there are no groups but (?:...)");
    new RegExp(pattern, "u");
    // To Python, Java and PCRE `$` is also the place before a last line feed.
    if (pattern.endsWith("$")) assert.deepEqual(not, { pattern: "\\n" });
  }
});
