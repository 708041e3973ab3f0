// From a request to an event: outcomes, limits while reading, and programming mistakes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { safeParseEvent } from "chatbrick-events";
import { signedRequest } from "chatbrick-events/testing";
import { receive, respond, sign, verify } from "chatbrick-events/webhook";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const URL_OF = "https://shop.example/webhook";
const payload = (name) => readFileSync(new URL(`../../examples/payloads/${name}.json`, import.meta.url));
const EVENT = payload("store-and-staff");

const request = (body, options) => signedRequest(URL_OF, body, SECRET, options);
const post = (body, init) => new Request(URL_OF, { method: "POST", body, duplex: "half", ...init });

/** Returns a stream that yields a chunk at each pull, and counts the bytes. */
function chunks(make) {
  const given = { bytes: 0, cancelled: false };
  const stream = new ReadableStream(
    {
      pull(controller) {
        const chunk = make(given.bytes);
        if (chunk === undefined) return controller.close();
        given.bytes += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        given.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, given };
}

/** Fails after a time limit instead of hanging. */
const within = (milliseconds, promise) =>
  Promise.race([
    promise,
    setTimeout(milliseconds, undefined, { ref: false }).then(() =>
      assert.fail(`not within ${milliseconds} ms`),
    ),
  ]);

test("the result of an event has the delivery, the issues and the verified bytes", async () => {
  const options = { id: "msg_1", timestamp: Math.floor(Date.now() / 1000) };
  const result = await receive(await request(EVENT, options), SECRET);
  const { event, issues, truncated } = safeParseEvent(EVENT);
  assert.deepEqual(result, {
    outcome: "event",
    id: "msg_1",
    timestamp: options.timestamp,
    secretIndex: 0,
    event,
    issues,
    truncated,
    body: new Uint8Array(EVENT),
  });
  assert.equal(respond(result).status, 204);
});

test("the result of another event has its type", async () => {
  const result = await receive(await request('{"type":"store.merged","data":{}}'), SECRET);
  assert.equal(result.outcome, "other_event");
  assert.equal(result.type, "store.merged");
  assert.equal(result.issues[0].code, "unexpected_event_type");
  assert.equal(respond(result).status, 204);
});

test("the result of any invalid signed body has its bytes", async () => {
  for (const body of [payload("invalid-utf8"), payload("duplicate-key"), payload("truncated"), "", "null"]) {
    const result = await receive(await request(body), SECRET);
    assert.equal(result.outcome, "invalid");
    assert.ok(result.issues.length > 0);
    assert.deepEqual(Buffer.from(result.body), Buffer.from(body));
    assert.equal(respond(result).status, 204);
    assert.equal("event" in result || "type" in result, false);
  }
});

test("receive has the options types, strict, maxBytes, now and toleranceSeconds", async () => {
  const types = ["store.created"];
  assert.equal((await receive(await request(EVENT), SECRET, { types })).outcome, "other_event");
  const warned = JSON.parse(EVENT);
  warned.data.more = 1;
  assert.equal((await receive(await request(JSON.stringify(warned)), SECRET)).outcome, "event");
  assert.equal(
    (await receive(await request(JSON.stringify(warned)), SECRET, { strict: true })).outcome,
    "invalid",
  );
  const maxBytes = EVENT.length;
  assert.equal((await receive(await request(EVENT), SECRET, { maxBytes })).outcome, "event");
  assert.equal((await receive(await request(EVENT), SECRET, { maxBytes: maxBytes - 1 })).reason, "too_large");
  const old = { timestamp: 1_700_000_000 };
  assert.equal(
    (await receive(await request(EVENT, old), SECRET, { toleranceSeconds: Infinity })).outcome,
    "event",
  );
  assert.equal(
    (await receive(await request(EVENT, old), SECRET, { now: 1_700_000_300_000 })).outcome,
    "event",
  );
});

test("a refusal has a reason and a status", async () => {
  const refused = async (request, options) => {
    const result = await receive(request, SECRET, options);
    assert.equal(respond(result).status, result.status);
    return result;
  };
  assert.deepEqual(await refused(post(EVENT)), {
    outcome: "refused",
    reason: "missing_header",
    status: 401,
    headers: ["svix-id", "svix-timestamp", "svix-signature"],
  });
  const malformed = await request(EVENT);
  malformed.headers.set("svix-timestamp", "yesterday");
  assert.deepEqual(await refused(malformed), {
    outcome: "refused",
    reason: "malformed_header",
    status: 401,
    headers: ["svix-timestamp"],
  });
  const now = 1_700_000_000_000;
  for (const [age, reason] of [
    [301, "timestamp_too_old"],
    [-301, "timestamp_too_new"],
  ]) {
    const sent = await request(EVENT, { timestamp: now / 1000 - age });
    assert.deepEqual(await refused(sent, { now }), {
      outcome: "refused",
      reason,
      status: 401,
      ageSeconds: age,
    });
  }
  const forged = await request(EVENT);
  const changed = post("{}", { headers: forged.headers });
  assert.deepEqual(await refused(changed), { outcome: "refused", reason: "wrong_signature", status: 401 });
  for (const method of ["GET", "PUT", "OPTIONS"]) {
    const result = await refused(new Request(URL_OF, { method }));
    assert.deepEqual(result, { outcome: "refused", reason: "method_not_allowed", status: 405 });
    assert.equal(respond(result).headers.get("allow"), "POST");
  }
  const large = await request("x".repeat(1_048_577));
  const result = await refused(large);
  assert.deepEqual(result, { outcome: "refused", reason: "too_large", status: 413 });
  // The server stops reading the body.
  assert.equal(respond(result).headers.get("connection"), "close");
});

test("accepts any content type, because the signature decides", async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", undefined]) {
    const sent = await request(EVENT);
    if (type === undefined) sent.headers.delete("content-type");
    else sent.headers.set("content-type", type);
    assert.equal((await receive(sent, SECRET)).outcome, "event");
  }
});

test("accepts the parts of a request from frameworks", async () => {
  const headers = { host: "shop.example", ...(await sign(EVENT, SECRET)) };
  const upper = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
  );
  for (const parts of [
    { method: "POST", headers, body: EVENT },
    { headers, body: new Uint8Array(EVENT).buffer },
    { headers: upper, body: EVENT.toString() },
    { headers: new Headers(headers), body: EVENT },
  ])
    assert.equal((await receive(parts, SECRET)).outcome, "event");
  assert.equal((await receive({ method: "PUT", headers, body: EVENT }, SECRET)).status, 405);
  assert.equal((await receive({ headers, body: EVENT }, SECRET, { maxBytes: 10 })).status, 413);
});

test("refuses an endless body after maxBytes and one chunk", async () => {
  const { stream, given } = chunks(() => new Uint8Array(1000));
  const result = await receive(post(stream), SECRET, { maxBytes: 10_000 });
  assert.equal(result.reason, "too_large");
  assert.ok(given.bytes <= 11_000, `${given.bytes} bytes were read`);
  assert.ok(given.cancelled);
});

test("refuses a content-length over the limit without reading the body", async () => {
  const { stream, given } = chunks(() => new Uint8Array(1000));
  const sent = post(stream, { headers: { "content-length": "1048577" } });
  assert.equal((await receive(sent, SECRET)).reason, "too_large");
  assert.equal(given.bytes, 0);
  assert.ok(given.cancelled);
});

test("a content-length that is too small does not raise the limit", async () => {
  const { stream } = chunks(() => new Uint8Array(1000));
  const sent = post(stream, { headers: { "content-length": "5" } });
  assert.equal((await receive(sent, SECRET, { maxBytes: 5000 })).reason, "too_large");
});

test("a cancellation that never settles does not delay the result", async () => {
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(100)),
    cancel: () => new Promise(() => {}),
  });
  const result = await within(10_000, receive(post(stream), SECRET, { maxBytes: 10 }));
  assert.equal(result.reason, "too_large");
});

test("a body in chunks of any size is reassembled", async () => {
  for (const size of [1, 7, 400, 20_000]) {
    const body = new TextEncoder().encode(JSON.stringify({ type: "x", data: {}, more: "康".repeat(20_000) }));
    const { stream } = chunks((at) => (at < body.length ? body.slice(at, at + size) : undefined));
    const headers = await sign(body, SECRET);
    const result = await receive(post(stream, { headers }), SECRET);
    assert.equal(result.outcome, "other_event");
    assert.deepEqual(Buffer.from(result.body), Buffer.from(body));
  }
});

test("a body that breaks off rejects the promise with its error", async () => {
  const { stream } = chunks((at) => {
    if (at > 0) throw new Error("connection reset");
    return new Uint8Array(10);
  });
  await assert.rejects(receive(post(stream), SECRET), /connection reset/);
});

/** Returns an object with the properties of a `Request` that `receive` reads. */
const requestLike = (headers) => ({
  method: "POST",
  headers: new Headers(headers),
  bodyUsed: false,
  arrayBuffer: () => assert.fail("not read"),
});

test("a body that was read before throws a TypeError, and never hangs", async () => {
  const reads = [
    (sent) => sent.json(),
    (sent) => sent.text(),
    (sent) => sent.body.getReader(),
    (sent) => sent.body.getReader().read(),
    async (sent) => {
      // A part of the body, without the lock.
      const reader = sent.body.getReader();
      await reader.read();
      reader.releaseLock();
    },
  ];
  for (const read of reads) {
    const sent = await request(EVENT);
    await read(sent);
    await assert.rejects(within(10_000, receive(sent, SECRET)), {
      name: "TypeError",
      message: /the body was read before: call receive first/,
    });
  }
});

test("an object that only resembles a request throws a TypeError", async () => {
  const headers = await sign(EVENT, SECRET);
  const wrong = [
    [undefined, /must be a Request/],
    ["{}", /must be a Request/],
    [request(EVENT), /is a promise; await it/],
    [{ body: EVENT }, /has no headers: pass a Request \(in Hono, c\.req\.raw\)/],
    [{ headers, body: JSON.parse(EVENT) }, /use express\.raw\(\) before express\.json\(\)/],
    [{ headers, body: undefined }, /not Undefined/],
    [
      { headers, body: EVENT.toString("base64"), isBase64Encoded: true },
      /is base64: pass .*Buffer\.from\(event\.body/,
    ],
  ];
  for (const [value, message] of wrong)
    await assert.rejects(within(10_000, receive(value, SECRET)), { name: "TypeError", message });
});

test("refuses a request without body and signature, in every framework's form of an empty body", async () => {
  for (const body of [undefined, null])
    assert.equal(
      (await receive({ headers: { host: "shop.example" }, body }, SECRET)).reason,
      "missing_header",
    );
});

test("accepts chunks of another realm, and throws a TypeError for chunks of text", async () => {
  const body = new Uint8Array(EVENT);
  const headers = await sign(body, SECRET);
  const inOtherRealm = vm.runInNewContext("Uint8Array.from(bytes)", { bytes: [...body] });
  const stream = (chunk) => ReadableStream.from([chunk]);
  const like = (chunk) => ({ ...requestLike(headers), body: stream(chunk) });
  assert.equal((await receive(like(inOtherRealm), SECRET)).outcome, "event");
  await assert.rejects(receive(like("text"), SECRET), { name: "TypeError", message: /stream of bytes/ });
  await assert.rejects(receive({ ...requestLike(headers), body }, SECRET), {
    name: "TypeError",
    message: /a stream/,
  });
});

test("reads the body of a request without a stream, as in Firefox", async () => {
  const headers = await sign(EVENT, SECRET);
  const like = { ...requestLike(headers), arrayBuffer: async () => new Uint8Array(EVENT).buffer };
  assert.equal((await receive(like, SECRET)).outcome, "event");
  assert.equal((await receive(like, SECRET, { maxBytes: 10 })).reason, "too_large");
});

test("reads options once: a change during the call has no effect", async () => {
  const types = ["contact.connection.connected"];
  const promise = receive(await request(EVENT), SECRET, { types });
  types.length = 0;
  assert.equal((await promise).outcome, "event");
});

test("respond accepts only a result of receive", async () => {
  const wrong = [
    receive(await request(EVENT), SECRET),
    undefined,
    null,
    {},
    { outcome: "accepted" },
    { status: 204 },
  ];
  for (const result of wrong)
    assert.throws(() => respond(result), { name: "TypeError", message: /await receive/ });
  assert.equal(respond({ outcome: "event", status: 500 }).status, 204);
});

test("the error for an unknown option names it and the known options", async () => {
  const message =
    'chatbrick-events: unknown option "tolerance"; the options are now, toleranceSeconds, strict, maxBytes, types';
  await assert.rejects(receive(await request(EVENT), SECRET, { tolerance: 5 }), {
    name: "TypeError",
    message,
  });
});

test("a mistake in secrets or options throws a TypeError before anything is read", async () => {
  const wrong = [
    [undefined, {}],
    ["", {}],
    [SECRET, { maxBytes: -1 }],
    [SECRET, { types: [] }],
    [SECRET, { types: ["store.merged"] }],
    [SECRET, { toleranceSeconds: -1 }],
    [SECRET, { unknown: true }],
  ];
  for (const [secret, options] of wrong) {
    const { stream, given } = chunks(() => new Uint8Array(1));
    await assert.rejects(receive(post(stream), secret, options), TypeError);
    assert.equal(given.bytes, 0);
  }
});

test("every mistake rejects the promise, and does not throw synchronously", () => {
  for (const call of [() => receive(undefined), () => verify(undefined), () => sign(undefined)]) {
    const promise = call();
    assert.ok(promise instanceof Promise);
    promise.catch(() => {});
  }
});

test("10,000 concurrent deliveries: none is lost, and their memory is released", async () => {
  setFlagsFromString("--expose-gc");
  const gc = vm.runInNewContext("gc");
  const round = async () => {
    const results = await Promise.all(
      Array.from({ length: 10_000 }, async (_, index) => {
        const parts = { headers: await sign(EVENT, SECRET, { id: `msg_${index}` }), body: EVENT };
        const result = await receive(parts, SECRET);
        return result.outcome === "event" ? result.id : undefined;
      }),
    );
    assert.equal(new Set(results).size, 10_000);
    assert.ok(!results.includes(undefined));
    // Some memory is released only in a later turn of the event loop, so the smallest of several measurements counts.
    const sizes = [];
    for (let turn = 0; turn < 10; turn += 1) {
      await setTimeout(20);
      gc();
      const { heapUsed, external } = process.memoryUsage();
      sizes.push(heapUsed + external);
    }
    return Math.min(...sizes);
  };
  await round();
  const first = await round();
  const last = await round();
  console.log(`# in use after 20,000 and 30,000 deliveries: ${first >> 10} and ${last >> 10} KiB`);
  assert.ok(last < first + 10_000 * 100, `${first} bytes, then ${last}`);
});
