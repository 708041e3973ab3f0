// `chatbrickEvent` and the JSON Schemas of every event type.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { chatbrickEvent, connectedEvent, EVENT_TYPE, EVENT_TYPES, safeParseEvent } from "chatbrick-events";
import { changed, paths, sample } from "./samples.mjs";

const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
const withoutMarks = ({ $schema, $comment, ...schema }) => schema;
const { validate, jsonSchema } = chatbrickEvent["~standard"];
const target = "draft-2020-12";

test("the schema of all events has the version and vendor of Standard Schema", () => {
  const { version, vendor } = chatbrickEvent["~standard"];
  assert.deepEqual([version, vendor], [1, "chatbrick-events"]);
});

for (const type of EVENT_TYPES) {
  test(`${type}: the schema validates like safeParseEvent`, () => {
    assert.deepEqual(validate(sample(type)), { value: sample(type) });
    for (const at of paths(sample(type))) {
      const input = changed(type, at, (parent, key) => {
        parent[key] = null;
      });
      const { success, event, issues } = safeParseEvent(input);
      assert.deepEqual(validate(input), success ? { value: event } : { issues }, at.join("."));
    }
  });

  test(`${type}: the published schema equals the one inside the schema of all events`, () => {
    const published = read(`pkg/dist/schemas/${type}.json`);
    assert.equal(published.$comment, undefined);
    const { anyOf } = jsonSchema.input({ target });
    assert.deepEqual(anyOf[EVENT_TYPES.indexOf(type)], withoutMarks(published));
    if (type === EVENT_TYPE) {
      assert.deepEqual(published, read("pkg/dist/schema.json"));
      assert.deepEqual(connectedEvent["~standard"].jsonSchema.input({ target }), published);
    }
  });

  test(`${type}: the derived schema of the event equals the generated one`, () => {
    const file = type === EVENT_TYPE ? "event.schema.json" : `${type}.event.schema.json`;
    const { anyOf } = jsonSchema.output({ target });
    assert.deepEqual(anyOf[EVENT_TYPES.indexOf(type)], withoutMarks(read(`tests/schema/generated/${file}`)));
  });
}

test("the library option `types` has the effect of the option", () => {
  const options = { libraryOptions: { types: "store.created" } };
  assert.deepEqual(validate(sample("store.created"), options), { value: sample("store.created") });
  const { issues } = validate(sample("store.updated"), options);
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["unexpected_event_type"],
  );
});

test("the schema of all events is published", () => {
  assert.deepEqual(read("pkg/dist/schemas/event.json"), jsonSchema.input({ target }));
  assert.equal(jsonSchema.input({ target }).title, "Payload");
  assert.equal(jsonSchema.output({ target }).title, "Event");
});

for (const [name, Dialect] of Object.entries({
  "draft-2020-12": Ajv2020,
  "draft-07": Ajv,
  "openapi-3.0": Ajv,
})) {
  test(`${name}: accepts a payload and an event of each type, and rejects an event without one of its keys`, () => {
    const compiled = (schema) => new Dialect({ strict: true }).compile(schema);
    const isPayload = compiled(jsonSchema.input({ target: name }));
    const isEvent = compiled(jsonSchema.output({ target: name }));
    for (const type of EVENT_TYPES) {
      assert.ok(isPayload(sample(type)) && isEvent(sample(type)), type);
      assert.ok(isPayload(changed(type, ["type"], (parent) => Object.assign(parent, { more: 1 }))));
      for (const at of paths(sample(type))) {
        if (typeof at.at(-1) === "number" || /^\d+$/.test(at.at(-1))) continue;
        assert.ok(
          !isEvent(changed(type, at, (parent, key) => delete parent[key])),
          `${type} ${at.join(".")}`,
        );
        assert.ok(!isEvent(changed(type, at, (parent) => Object.assign(parent, { more: 1 }))));
      }
    }
    assert.ok(!isPayload({ type: "store.merged", data: {} }));
  });
}

test("the schemas are valid in OpenAPI 3.0", async () => {
  const schemas = {
    Payload: jsonSchema.input({ target: "openapi-3.0" }),
    Event: jsonSchema.output({ target: "openapi-3.0" }),
  };
  const document = {
    openapi: "3.0.3",
    info: { title: "x", version: "1" },
    paths: {},
    components: { schemas },
  };
  const { valid, errors } = await new Validator().validate(document);
  assert.ok(valid, JSON.stringify(errors));
});
