// Signatures: the vectors in every form, random deliveries compared with the package `svix`, and programming mistakes.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { test } from "node:test";
import vm from "node:vm";
import { SignatureError, sign, verify } from "chatbrick-events/signature";
import fc from "fast-check";
import { Webhook } from "svix";
import { runSignatures } from "../vectors/run-signatures.mjs";

const { vectors } = JSON.parse(readFileSync(new URL("../vectors/signature/verify.json", import.meta.url)));
const [DOCUMENTED] = vectors;
const { secrets: SECRET, now } = DOCUMENTED;
const HEADERS = Object.fromEntries(DOCUMENTED.headers);

test("every vector has its result in every form of body and headers", async () => {
  const { calls, differences } = await runSignatures({ SignatureError, verify }, vectors);
  assert.deepEqual(differences, []);
  assert.ok(calls > 1500, `${calls} calls`);
});

/** Whether `svix` accepts a delivery. */
function accepted(body, headers, secret) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

const secret = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map((bytes) => `whsec_${Buffer.from(bytes).toString("base64")}`);
const delivery = fc.record({
  body: fc.string({ unit: "grapheme", maxLength: 200 }),
  id: fc.stringMatching(/^[!-~]{1,40}$/),
  // Not close to the tolerance of 300 s, because `svix` reads the clock itself.
  age: fc.oneof(fc.integer({ min: -280, max: 280 }), fc.integer({ min: -900, max: 900 })),
  secret,
  other: secret,
  change: fc.constantFrom("nothing", "body", "id", "timestamp", "signature", "secret", "entry", "more"),
  prefix: fc.constantFrom("svix", "webhook"),
});

test("random deliveries are accepted exactly when the package svix accepts them", async () => {
  const counts = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(delivery, async ({ body, id, age, secret, other, change, prefix }) => {
      if (Math.abs(Math.abs(age) - 300) < 20) return;
      const timestamp = Math.floor(Date.now() / 1000) - age;
      const key = Buffer.from((change === "secret" ? other : secret).slice(6), "base64");
      const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
      const flip = (text) => (text[0] === "A" ? "B" : "A") + text.slice(1);
      const signature = {
        signature: `v1,${flip(mac)}`,
        entry: `v2,${mac}`,
        more: `v1,${flip(mac)} v1a,${mac} v1,${mac}`,
      };
      const headers = {
        [`${prefix}-id`]: change === "id" ? `${id}x` : id,
        [`${prefix}-timestamp`]: `${timestamp + (change === "timestamp" ? 1 : 0)}`,
        [`${prefix}-signature`]: signature[change] ?? `v1,${mac}`,
      };
      const sent = change === "body" ? `${body} ` : body;
      const ours = await verify(sent, headers, secret).then(
        () => true,
        (error) => {
          assert.ok(error instanceof SignatureError, String(error));
          return false;
        },
      );
      assert.equal(ours, accepted(sent, headers, secret));
      counts[ours ? "accepted" : "refused"] += 1;
    }),
    { numRuns: 2000 },
  );
  assert.ok(counts.accepted > 200 && counts.refused > 200, JSON.stringify(counts));
});

test("svix and verify accept a signature of sign, and svix makes the same signature", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), secret, async (body, secret) => {
      const headers = await sign(body, secret);
      assert.ok(accepted(body, headers, secret));
      const { id, timestamp } = await verify(body, headers, secret);
      assert.equal(new Webhook(secret).sign(id, new Date(timestamp * 1000), body), headers["svix-signature"]);
    }),
  );
});

test("sign takes an id, a time, bytes and several secrets", async () => {
  const other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  const options = { id: HEADERS["svix-id"], timestamp: Number(HEADERS["svix-timestamp"]) };
  assert.deepEqual(await sign(DOCUMENTED.body, SECRET, options), HEADERS);
  assert.deepEqual(await sign(Buffer.from(DOCUMENTED.body), SECRET, options), HEADERS);
  const both = await sign(DOCUMENTED.body, [other, SECRET], options);
  for (const one of [other, SECRET])
    assert.equal((await verify(DOCUMENTED.body, both, one, { now })).secretIndex, 0);
  const ids = await Promise.all([sign("", SECRET), sign("", SECRET)]);
  assert.notEqual(ids[0]["svix-id"], ids[1]["svix-id"]);
  assert.match(ids[0]["svix-id"], /^msg_[0-9a-f]{32}$/);
  for (const wrong of [
    { id: "a b" },
    { id: "" },
    { timestamp: 1.5 },
    { timestamp: -1 },
    { timestamp: Number.NaN },
  ])
    await assert.rejects(sign("", SECRET, wrong), TypeError);
});

const settled = (call) => {
  // The call must not throw synchronously.
  const promise = call();
  return promise.then(
    () => assert.fail("the mistake was accepted"),
    (error) => error,
  );
};

const BODY_MISTAKES = {
  "a parsed body": [{ type: "store.created" }, /not Object: .*express\.raw\(\) before express\.json\(\)/],
  "a missing body": [undefined, /not Undefined/],
  null: [null, /not Null/],
  "a promise": [Promise.resolve(new Uint8Array(1)), /not Promise: await request\.arrayBuffer\(\)/],
  "a request": [new Request("https://example.com", { method: "POST", body: "{}" }), /not Request/],
  "a blob": [new Blob(["{}"]), /not Blob/],
  "a stream": [new Blob(["{}"]).stream(), /not ReadableStream/],
  "a list of bytes": [[0x7b, 0x7d], /not Array/],
  "a Buffer that went through JSON": [JSON.parse(JSON.stringify(Buffer.from("{}"))), /not Object/],
};

for (const [name, [body, message]] of Object.entries(BODY_MISTAKES)) {
  test(`${name} instead of bytes throws a TypeError`, async () => {
    const error = await settled(() => verify(body, HEADERS, SECRET, { now }));
    assert.ok(error instanceof TypeError);
    assert.match(error.message, message);
    assert.match((await settled(() => sign(body, SECRET))).message, message);
  });
}

const SECRET_MISTAKES = {
  "an undefined secret": [undefined, /is undefined: is its variable set\?/],
  "a number": [5, /is number/],
  "bytes as secret": [Buffer.from("secret"), /is object/],
  "an empty secret": ["", /is empty: copy/],
  "an empty list": [[], /is empty: copy/],
  "an empty secret in a list": [["", SECRET], /is empty: copy/],
  "a hole in a list": [[undefined, SECRET], /is undefined/],
  "a prefix without a secret": ["whsec_", /is empty: copy/],
  "v1, before the secret": [`v1,${SECRET}`, /begins with v1,: remove that/],
  "a signature as secret": [HEADERS["svix-signature"], /is a signature: copy/],
  "a secret in quotes": [`"${SECRET}"`, /not base64: copy .* without quotes/],
};

for (const [name, [secret, message]] of Object.entries(SECRET_MISTAKES)) {
  test(`${name} throws a TypeError that does not contain the secret`, async () => {
    for (const call of [() => verify(DOCUMENTED.body, HEADERS, secret, { now }), () => sign("", secret)]) {
      const error = await settled(call);
      assert.ok(error instanceof TypeError);
      assert.match(error.message, message);
      assert.ok(!error.message.includes("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
      assert.ok(!error.message.includes("g0hM9SsE"));
    }
  });
}

test("a value without the headers of a request throws a TypeError", async () => {
  const request = new Request("https://shop.example", { headers: HEADERS });
  const incoming = new IncomingMessage(new Socket());
  const wrong = [undefined, null, "svix-id: x", Promise.resolve(new Headers()), request, incoming];
  for (const headers of wrong) {
    const error = await settled(() => verify(DOCUMENTED.body, headers, SECRET, { now }));
    assert.ok(error instanceof TypeError, String(error));
    assert.match(error.message, /pass request\.headers/);
  }
});

test("a header can have any name", async () => {
  for (const [name, value] of [
    ["then", "1"],
    ["headers", "1"],
    ["get", "1"],
    ["__proto__", "1"],
    ["constructor", ["1", "2"]],
  ]) {
    const headers = Object.fromEntries([...Object.entries(HEADERS), [name, value]]);
    assert.equal((await verify(DOCUMENTED.body, headers, SECRET, { now })).secretIndex, 0, name);
  }
});

test("a polluted Object.prototype does not change a verdict or a signature", async () => {
  const polluted = { toleranceSeconds: Infinity, now: 0, id: "x", timestamp: 1, reason: "x", ageSeconds: 1 };
  Object.assign(Object.prototype, polluted);
  try {
    const error = await settled(() => verify(DOCUMENTED.body, new Headers(HEADERS), SECRET, {}));
    assert.equal(error.reason, "timestamp_too_old");
    assert.equal((await sign("", SECRET, {}))["svix-id"].length, 36);
    assert.notEqual((await sign("", SECRET, {}))["svix-timestamp"], "1");
  } finally {
    for (const name of Object.keys(polluted)) delete Object.prototype[name];
  }
});

test("an unknown option or an option of the wrong type throws a TypeError", async () => {
  const wrong = [
    ...[Number.NaN, -1, -0.5, "300", null].map((toleranceSeconds) => ({ toleranceSeconds })),
    ...[Number.NaN, Infinity, "now", null].map((now) => ({ now })),
    { tolerance: 300 },
    { [Symbol("now")]: now },
  ].map((options) => ({ now, ...options }));
  for (const options of [...wrong, null, 300, "300"]) {
    const error = await settled(() => verify(DOCUMENTED.body, HEADERS, SECRET, options));
    assert.ok(error instanceof TypeError && error.message.startsWith("chatbrick-events: "), String(error));
  }
  for (const options of [null, "msg_1", { now }]) {
    const error = await settled(() => sign(DOCUMENTED.body, SECRET, options));
    assert.ok(error instanceof TypeError, JSON.stringify(options));
  }
});

test("a page without Web Crypto gets a TypeError that says to use https", async (t) => {
  t.mock.getter(globalThis, "crypto", () => undefined);
  const error = await settled(() => verify(DOCUMENTED.body, HEADERS, SECRET, { now }));
  assert.ok(error instanceof TypeError);
  assert.match(error.message, /crypto\.subtle is missing: use https/);
});

test("the message of a refusal is one line without payload, secret or signature", async () => {
  const body = '{"name":"康宜恩"}';
  const error = await settled(() => verify(body, HEADERS, SECRET, { now }));
  assert.equal(error.reason, "wrong_signature");
  const shown = `${error.message}${JSON.stringify(error)}${error.stack.split("\n")[0]}`;
  for (const secret of ["康宜恩", "MfKQ9r8", "g0hM9SsE"]) assert.ok(!shown.includes(secret));
  assert.doesNotMatch(error.message, /[\r\n]/);
});

test("the verified bytes are a copy", async () => {
  const forms = [(buffer) => buffer, (buffer) => Buffer.from(buffer), (buffer) => new DataView(buffer)];
  for (const form of forms) {
    const bytes = new TextEncoder().encode(DOCUMENTED.body);
    const promise = verify(form(bytes.buffer), HEADERS, SECRET, { now });
    // Changes the body while the signature is computed: the verdict and the result must not change.
    bytes.fill(0x20);
    const { body: verified } = await promise;
    assert.equal(new TextDecoder().decode(verified), DOCUMENTED.body);
    assert.equal(verified.buffer.byteLength, verified.length, "a separate buffer");
  }
});

test("accepts bytes and lists of another realm", async () => {
  const inOtherRealm = (code) => vm.runInNewContext(code, { text: DOCUMENTED.body });
  const bytes = "Uint8Array.from([...text].map((c) => c.charCodeAt(0)))";
  for (const body of [
    inOtherRealm(bytes),
    inOtherRealm(`${bytes}.buffer`),
    inOtherRealm(`new DataView(${bytes}.buffer)`),
  ])
    assert.equal((await verify(body, HEADERS, SECRET, { now })).secretIndex, 0);
});

test("a comparison takes as many steps wherever the right signature and the first difference are", async (t) => {
  const { charCodeAt } = String.prototype;
  let steps = 0;
  t.mock.method(String.prototype, "charCodeAt", function (index) {
    steps += 1;
    return charCodeAt.call(this, index);
  });
  const right = HEADERS["svix-signature"];
  const wrong = `v1,${"A".repeat(43)}=`;
  const almost = right.replace("OE=", "OF=");
  const counts = [];
  for (const signatures of [
    [right, wrong, wrong],
    [wrong, wrong, right],
    [wrong, right, right],
    [almost, almost, almost],
    [wrong, wrong, wrong],
  ]) {
    const secrets = [SECRET, "whsec_AAAA"];
    const headers = { ...HEADERS, "svix-signature": signatures.join(" ") };
    steps = 0;
    for (const list of [secrets, secrets.toReversed()])
      await verify(new TextEncoder().encode(DOCUMENTED.body), headers, list, { now }).catch(() => {});
    // Decoding a secret takes steps as well, the same in each call.
    counts.push(steps);
  }
  assert.ok(counts[0] > 2 * 2 * 3 * 44, String(counts));
  assert.equal(new Set(counts).size, 1, String(counts));
});

test("any number of signatures costs one hash per secret", async (t) => {
  const { sign: original } = crypto.subtle;
  let hashes = 0;
  t.mock.method(crypto.subtle, "sign", function (...args) {
    hashes += 1;
    return original.apply(this, args);
  });
  const wrong = `v1,${"A".repeat(43)}= `;
  const headers = { ...HEADERS, "svix-signature": wrong.repeat(341) + HEADERS["svix-signature"] };
  await verify(DOCUMENTED.body, headers, [SECRET, "whsec_AAAA"], { now });
  assert.equal(hashes, 2);
});
