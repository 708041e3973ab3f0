// The responses of the Worker: routes, methods, types, sizes, and each outcome of a delivery.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { EVENT_TYPES } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import { SECRET, until } from "./instance.mjs";
import { bytes, event, padded, payload, sample } from "./payloads.mjs";
import { signedHeaders } from "./sign.mjs";
import { counts, instance, NOTHING } from "./suite.mjs";

const MIB = 1_048_576;
const worker = await instance();

test("an unknown path gets 404", async () => {
  for (const path of [
    "/",
    "/webhooks",
    "/webhooks/chatbrick/",
    "/webhooks/chatbrick/x",
    "/health/",
    "/constructor",
  ])
    assert.equal((await fetch(new URL(path, worker.address))).status, 404, path);
});

test("a wrong method gets 405 with the allowed methods", async () => {
  for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const response = await fetch(worker.url, { method });
    assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST"], method);
  }
  const response = await fetch(new URL("/health", worker.address), { method: "POST" });
  assert.deepEqual([response.status, response.headers.get("allow")], [405, "GET, HEAD"]);
});

test("GET /health reports that deliveries can be stored", async () => {
  const response = await fetch(new URL("/health", worker.address));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.deepEqual(await response.json(), { ok: true });
});

test("a signed delivery is accepted with any content type, or none", async () => {
  for (const [n, type] of [
    undefined,
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-8",
    "APPLICATION/JSON",
    "x",
  ].entries()) {
    const response = await worker.sendWith(
      Buffer.from(event({ contact: `type-${n}` })),
      ({ "content-type": _, ...headers }) => ({ ...headers, ...(type && { "content-type": type }) }),
    );
    assert.deepEqual([response.status, await response.json()], [202, { outcome: "event" }], type);
  }
});

test("an event is queued and stored in its tables", async () => {
  const { status, text } = await worker.send(event({ contact: "answers-event" }), {
    id: "msg_answers_event",
  });
  assert.deepEqual([status, JSON.parse(text)], [202, { outcome: "event" }]);
  await worker.consumed("msg_answers_event", ["kept"]);
  const rows = await worker.rows("SELECT last_event_id FROM contacts WHERE id = ?", "answers-event");
  assert.deepEqual(rows, [{ last_event_id: "msg_answers_event" }]);
});

test("an event of every type updates the state", async () => {
  const own = await instance();
  for (const type of EVENT_TYPES) {
    const { status, text } = await own.send(bytes(example(type)), { id: `msg_${type}` });
    assert.deepEqual([status, JSON.parse(text)], [202, { outcome: "event" }], type);
    await own.consumed(`msg_${type}`, ["kept", "older"]);
  }
  const { deliveries, other_events } = await counts(own);
  assert.deepEqual([deliveries, other_events], [8, 0]);
});

test("an event of an unknown type is stored unchanged, counted, and named in the log", async () => {
  const body = bytes({ type: "store.merged", data: { secret: "value" } });
  for (const id of ["msg_other", "msg_other", "msg_other_2"]) {
    const { status, text } = await worker.send(body, { id });
    assert.deepEqual([status, JSON.parse(text)], [202, { outcome: "other_event" }]);
    await worker.consumed(id, ["kept", "duplicate"]);
  }
  await worker.consumed("msg_other", ["duplicate"]);
  const [row] = await worker.rows("SELECT type, body FROM other_events WHERE svix_id = 'msg_other'");
  assert.equal(row.type, "store.merged");
  assert.deepEqual(Buffer.from(row.body), body);
  const counted = "SELECT type, pointer, count FROM drift WHERE code = 'unexpected_event_type'";
  assert.deepEqual(await worker.rows(counted), [{ type: "store.merged", pointer: "/type", count: 2 }]);
  const lines = worker.log().filter(({ svixId }) => svixId === "msg_other_2");
  assert.deepEqual(
    lines.map(({ on, outcome, type }) => `${on} ${outcome} ${type}`),
    ["request other_event store.merged", "message kept store.merged"],
  );
});

test("an invalid signed delivery is stored with its issues and gets 2xx", async () => {
  for (const name of ["no-connection", "truncated", "duplicate-key", "number-for-provider-id"]) {
    const body = sample(name);
    const { status, text } = await worker.send(body, { id: `msg_${name}` });
    assert.deepEqual([status, JSON.parse(text)], [202, { outcome: "invalid" }]);
    // Stored without the queue, so the table has the row when the response arrives.
    const [row] = await worker.rows("SELECT * FROM dead_letters WHERE svix_id = ?", `msg_${name}`);
    assert.equal(row.reason, "invalid");
    assert.ok(JSON.parse(row.issues).some(({ severity }) => severity === "error"));
    assert.deepEqual(Buffer.from(row.body), body);
  }
});

test("another type with a further error is invalid", async () => {
  const body = bytes('{"type":"store.created","type":"contact.connection.connected","data":{}}');
  const { text } = await worker.send(body, { id: "msg_two_types" });
  assert.deepEqual(JSON.parse(text), { outcome: "invalid" });
  assert.deepEqual(await worker.rows("SELECT 1 FROM other_events WHERE svix_id = 'msg_two_types'"), []);
});

test("a body at the limit or one byte below is accepted, and one byte above is not", async () => {
  for (const length of [MIB - 1, MIB]) {
    const contact = `large-${length}`;
    const { status, text } = await worker.send(padded(event({ contact }), length), { id: `msg_${contact}` });
    assert.deepEqual([status, JSON.parse(text)], [202, { outcome: "event" }]);
    assert.equal((await worker.rows("SELECT 1 FROM contacts WHERE id = ?", contact)).length, 1);
  }
  const before = await counts(worker);
  const { status } = await worker.send(padded(event({ contact: "too-large" }), MIB + 1));
  assert.equal(status, 413);
  assert.deepEqual(await counts(worker), before);
});

test("a body without a length is read up to the limit only", async () => {
  const chunked = (length) => {
    const body = padded(event({ contact: `chunked-${length}` }), length);
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (sent >= length) return controller.close();
        controller.enqueue(body.subarray(sent, sent + 65_536));
        sent += 65_536;
      },
    });
    return fetch(worker.url, {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: signedHeaders(body, { secret: SECRET }),
    });
  };
  assert.equal((await chunked(MIB)).status, 202);
  const answer = await chunked(MIB + 1);
  assert.equal(answer.status, 413);
  assert.deepEqual(await worker.rows("SELECT 1 FROM contacts WHERE id = ?", `chunked-${MIB + 1}`), []);
});

test("a length above the limit is rejected before the body arrives", async () => {
  const headers = { ...signedHeaders(event(), { secret: SECRET }), host: "x", "content-length": MIB + 1 };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(worker.address.port), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  socket.write(`POST /webhooks/chatbrick HTTP/1.1\r\n${head.join("")}\r\n`);
  await until("an answer without a body", () => answer.startsWith("HTTP/1.1 413"));
  socket.destroy();
});

test("a body that is too large for the queue is stored directly", async () => {
  // Below and above the limit of this Worker for the queue, and above the limit of any message.
  for (const length of [119_999, 120_000, 120_001, 127_999, 128_001]) {
    const contact = `long-${length}`;
    assert.equal(
      (await worker.send(padded(event({ contact }), length), { id: `msg_${contact}` })).status,
      202,
    );
    const other = padded(bytes({ type: "store.merged", data: {} }), length);
    assert.equal((await worker.send(other, { id: `msg_other_${length}` })).status, 202);
    if (length <= 120_000) await worker.consumed(`msg_other_${length}`, ["kept"]);
    if (length <= 120_000) await worker.consumed(`msg_${contact}`, ["kept"]);
    assert.equal((await worker.rows("SELECT 1 FROM contacts WHERE id = ?", contact)).length, 1);
    const [row] = await worker.rows("SELECT body FROM other_events WHERE svix_id = ?", `msg_other_${length}`);
    assert.deepEqual(Buffer.from(row.body), other);
  }
});

test("no log line contains a value of the payload", async () => {
  const secrets = [
    "康宜恩",
    "Mr. Kang",
    "U4d26836f2aadb5ad84cc8b5b729fc9a1",
    "小何",
    "clrq5ca80000lb9c9dnxxfyid",
    "https://",
  ];
  await worker.send(sample("store-and-staff"), { id: "msg_log" });
  await worker.send(bytes(payload({ change: (data) => delete data.contact.name })), {
    id: "msg_log_invalid",
  });
  await worker.consumed("msg_log");
  const lines = worker.log().filter(({ svixId }) => svixId?.startsWith("msg_log"));
  assert.deepEqual(lines.map(({ on, outcome }) => `${on} ${outcome}`).sort(), [
    "message kept",
    "request event",
    "request invalid",
  ]);
  const invalid = lines.find(({ outcome }) => outcome === "invalid");
  assert.deepEqual(invalid.issues, [{ code: "missing_field", pointer: "/data/contact/name" }]);
  assert.equal(typeof invalid.milliseconds, "number");
  for (const secret of [...secrets, SECRET])
    assert.ok(!worker.raw().includes(secret), `the log contains ${secret}`);
});

test("an unverified id is logged only if it is well-formed", async () => {
  const headers = { "content-type": "application/json", "svix-timestamp": "1", "svix-signature": "v1,x" };
  const refused = () => worker.log().filter(({ outcome }) => outcome === "malformed_header");
  let before = refused().length;
  for (const id of ['"}\\n{"', "x".repeat(65), "name@example.com"]) {
    await fetch(worker.url, { method: "POST", headers: { ...headers, "svix-id": id }, body: "{}" });
    await until("its line", () => refused().length === before + 1);
    before += 1;
    assert.equal(refused().at(-1).svixId, undefined, id);
  }
});

test("without tables, no delivery gets a 2xx", async () => {
  const empty = await instance();
  const { status } = await empty.send(event(), { secret: `whsec_${btoa("another secret")}` });
  assert.equal(status, 401);
  assert.deepEqual(await counts(empty), NOTHING);
});
