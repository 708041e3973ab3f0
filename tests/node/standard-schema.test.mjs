// `connectedEvent` implements Standard Schema and Standard JSON Schema, and works in libraries that accept such a schema.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sValidator } from "@hono/standard-validator";
import { initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { connectedEvent, safeParseConnectedEvent } from "chatbrick-events";
import { Hono } from "hono";
import { bytesOf, parsedOf, textOf, vectors } from "./vectors.mjs";

const { validate, jsonSchema } = connectedEvent["~standard"];

const example = (name) =>
  readFileSync(new URL(`../../examples/payloads/${name}.json`, import.meta.url), "utf8");
const valid = example("store-and-staff");
const warned = example("missing-picture");
/** One error and one warning. */
const invalid = valid.replace(/"id": ?"[^"]+"/, '"id": "", "new": 1');

test("the schema has the version and vendor of Standard Schema", () => {
  assert.deepEqual(Object.keys(connectedEvent), ["~standard"]);
  const { version, vendor, types } = connectedEvent["~standard"];
  assert.deepEqual([version, vendor, types], [1, "chatbrick-events", undefined]);
});

/** Checks that a result is synchronous and has one of the two forms of the standard. */
function isResult(result) {
  assert.equal(Object.getPrototypeOf(result), Object.prototype);
  if (!("issues" in result)) return assert.deepEqual(Object.keys(result), ["value"]);
  assert.deepEqual(Object.keys(result), ["issues"]);
  assert.ok(Array.isArray(result.issues) && result.issues.length > 0);
  for (const { message, path } of result.issues) {
    assert.ok(typeof message === "string" && message !== "");
    assert.ok(Array.isArray(path) && path.every((key) => /^(?:string|number)$/.test(typeof key)));
  }
}

test("every vector has the result of safeParseConnectedEvent", () => {
  let successes = 0;
  let failures = 0;
  for (const vector of vectors) {
    const { id, options } = vector;
    for (const input of [textOf(vector), bytesOf(vector), parsedOf(vector)?.[0]]) {
      if (input === undefined) continue;
      const result = validate(input, { libraryOptions: options });
      isResult(result);
      const { success, event, issues } = safeParseConnectedEvent(input, options);
      assert.deepEqual(result, success ? { value: event } : { issues }, id);
      if (success) successes += 1;
      else failures += 1;
    }
  }
  assert.ok(successes > 900 && failures > 1500, `${successes} successes, ${failures} failures`);
});

test("the schema never throws for a value", () => {
  const fail = () => {
    throw new Error("mine");
  };
  const cycle = JSON.parse(valid);
  cycle.data.self = cycle;
  const getter = (key) => Object.defineProperty(JSON.parse(valid), key, { enumerable: true, get: fail });
  const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fail]));
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const primitives = [undefined, null, true, 0, Number.NaN, 1n, "", "text", Symbol("s")];
  const throwing = [cycle, getter("type"), getter("toJSON"), { toJSON: fail }, { extra: 1n }, revoked];
  const proxies = [{}, [], () => {}].map((target) => new Proxy(target, traps));
  const others = [
    () => {},
    class {},
    Promise.resolve(1),
    Object.create(null),
    new Map(),
    new Date(Number.NaN),
  ];
  const buffers = [new Uint8Array(), new ArrayBuffer(1)];
  const values = [...primitives, ...throwing, ...proxies, ...others, ...buffers, globalThis];
  for (const value of values) {
    const result = validate(value);
    isResult(result);
    assert.ok("issues" in result);
  }
  isResult(validate());
  isResult(validate(JSON.parse(valid)));
});

test("`libraryOptions` are the options of the package", () => {
  for (const options of [
    undefined,
    {},
    { libraryOptions: undefined },
    { libraryOptions: { strict: false } },
  ]) {
    assert.ok("value" in validate(warned, options));
  }
  assert.ok("issues" in validate(warned, { libraryOptions: { strict: true } }));
  assert.equal(validate(valid, { libraryOptions: { maxBytes: 10 } }).issues[0].code, "too_large");
  assert.throws(() => validate(valid, { libraryOptions: { stric: true } }), TypeError);
});

test("each call returns a new JSON Schema", () => {
  for (const form of [jsonSchema.input, jsonSchema.output]) {
    for (const target of ["draft-2020-12", "draft-07", "openapi-3.0"]) {
      const first = form({ target });
      const before = JSON.stringify(first);
      spoil(first);
      assert.notEqual(JSON.stringify(first), before);
      assert.equal(JSON.stringify(form({ target })), before);
    }
  }
});

/** Changes every object and array inside a value. */
function spoil(value) {
  if (typeof value !== "object" || value === null) return;
  Object.values(value).forEach(spoil);
  if (Array.isArray(value)) value.push("spoilt");
  else value.spoilt = true;
}

test("an unknown target throws", () => {
  for (const target of [
    "draft-04",
    "draft-2019-09",
    "openapi-3.1",
    "",
    "toString",
    "__proto__",
    undefined,
    null,
    7,
  ]) {
    for (const form of [jsonSchema.input, jsonSchema.output]) {
      assert.throws(() => form({ target }), { name: "Error", message: /draft-2020-12/ });
    }
  }
});

const issuesOf = (text) => validate(JSON.parse(text)).issues;
const eventOf = (text) => validate(JSON.parse(text)).value;

test("Hono accepts the schema and responds 400 with the issues", async () => {
  const app = new Hono().post("/", sValidator("json", connectedEvent), (c) => c.json(c.req.valid("json")));
  const headers = { "content-type": "application/json" };
  const post = (body) => app.request("/", { method: "POST", headers, body });
  for (const body of [valid, warned]) {
    const response = await post(body);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), eventOf(body));
  }
  const response = await post(invalid);
  assert.equal(response.status, 400);
  const { success, error } = await response.json();
  assert.equal(success, false);
  assert.deepEqual(error, issuesOf(invalid));
  assert.deepEqual(
    error.map(({ code }) => code),
    ["empty_id", "unknown_field"],
  );
});

test("tRPC accepts the schema and responds BAD_REQUEST with the issues", async () => {
  const t = initTRPC.create();
  const procedure = t.procedure.input(connectedEvent).mutation(({ input }) => input);
  const router = t.router({ connected: procedure });

  const { connected } = t.createCallerFactory(router)({});
  for (const body of [valid, warned]) assert.deepEqual(await connected(JSON.parse(body)), eventOf(body));
  await assert.rejects(connected(JSON.parse(invalid)), (error) => {
    assert.ok(error instanceof TRPCError);
    assert.equal(error.code, "BAD_REQUEST");
    assert.deepEqual(error.cause.issues, issuesOf(invalid));
    return true;
  });

  const post = async (body) => {
    const headers = { "content-type": "application/json" };
    const req = new Request("http://localhost/connected", { method: "POST", headers, body });
    const response = await fetchRequestHandler({ endpoint: "", req, router });
    return [response.status, await response.json()];
  };
  const [status, { result }] = await post(warned);
  assert.deepEqual([status, result.data], [200, eventOf(warned)]);
  const [refused, { error }] = await post(invalid);
  assert.deepEqual([refused, error.data.code], [400, "BAD_REQUEST"]);
});
