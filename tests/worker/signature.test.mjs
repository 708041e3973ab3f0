// Which deliveries are accepted: the signature over the bytes, its headers, its time, its secrets. Svix's library is the oracle.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { Webhook } from "svix";
import { SECRET } from "./instance.mjs";
import { event } from "./payloads.mjs";
import { signedHeaders } from "./sign.mjs";
import { counts, instance, NOTHING } from "./suite.mjs";

const OLD = `whsec_${Buffer.from("the secret before this one").toString("base64")}`;
const worker = await instance();

/** Svix's documented example, which is too old today. */
const VECTOR = {
  body: '{"test": 2432232314}',
  headers: {
    "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "svix-timestamp": "1614265330",
    "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
};

test("accepts a time difference of up to five minutes", async () => {
  const own = await instance();
  // A few seconds away from the limit, because the Worker's clock advances.
  for (const [seconds, expected] of [
    [-290, [202, "event"]],
    [290, [202, "event"]],
    [-310, [401, "timestamp_too_old"]],
    [310, [401, "timestamp_too_new"]],
  ]) {
    const { status, text } = await own.send(event(), { now: Date.now() + seconds * 1000 });
    assert.deepEqual([status, JSON.parse(text).outcome], expected, `${seconds} s`);
  }
});

test("the documented example is too old today: 401, and nothing is stored", async () => {
  const headers = { "content-type": "application/json", ...VECTOR.headers };
  const response = await fetch(worker.url, { method: "POST", headers, body: VECTOR.body });
  assert.deepEqual([response.status, await response.json()], [401, { outcome: "timestamp_too_old" }]);
  assert.deepEqual(await counts(worker), NOTHING);
});

test("the headers of the tests equal those of Svix's library", () => {
  const now = Date.now();
  const body = event().toString();
  const headers = signedHeaders(body, { secret: SECRET, id: "msg_1", now });
  assert.equal(headers["svix-signature"], new Webhook(SECRET).sign("msg_1", new Date(now), body));
});

test("each missing header gets 401, and nothing is stored", async () => {
  for (const name of ["svix-id", "svix-timestamp", "svix-signature"]) {
    for (const change of [
      ({ [name]: _, ...headers }) => headers,
      (headers) => ({ ...headers, [name]: "" }),
    ]) {
      const response = await worker.sendWith(event(), change);
      assert.deepEqual([response.status, await response.json()], [401, { outcome: "missing_header" }], name);
    }
  }
  assert.deepEqual(await counts(worker), NOTHING);
});

test("each malformed header gets 401, and nothing is stored", async () => {
  // Each changes one part of valid headers, so that only the change can be the reason.
  const changes = {
    malformed_header: {
      "svix-id": [(id) => `${id} ${id}`],
      "svix-timestamp": [
        () => "x",
        () => "1e9",
        () => "9999999999999999",
        (seconds) => `-${seconds}`,
        (seconds) => `+${seconds}`,
        (seconds) => `0x${Number(seconds).toString(16)}`,
        (seconds) => `${seconds}.0`,
        (seconds) => `${seconds}x`,
      ],
      "svix-signature": [
        () => "x",
        () => "v1",
        () => "v1,",
        () => "v1,?",
        () => "v1,AAAA",
        (good) => good.slice("v1,".length),
        (good) => good.slice("v1".length),
        (good) => good.slice(0, -2),
        (good) => good.replace("v1,", "v1"),
      ],
    },
    // Any visible ASCII is a valid id, but the signature covers it. Signatures of other versions are skipped.
    wrong_signature: {
      "svix-id": [(id) => `${id}x`, () => "msg_another"],
      "svix-signature": [
        (good) => good.replace("v1", "v1a"),
        (good) => good.replace("v1", "V1"),
        (good) => good.replace("v1", "v2"),
      ],
    },
    timestamp_too_new: { "svix-timestamp": [() => "99999999999999"] },
  };
  for (const [outcome, headers] of Object.entries(changes)) {
    for (const [name, change] of Object.entries(headers).flatMap(([name, list]) =>
      list.map((change) => [name, change]),
    )) {
      const response = await worker.sendWith(event(), (headers) => ({
        ...headers,
        [name]: change(headers[name]),
      }));
      assert.deepEqual([response.status, await response.json()], [401, { outcome }], `${name}: ${change}`);
    }
  }
  assert.deepEqual(await counts(worker), NOTHING);
});

test("rejects a signed time that is not a number of seconds, because it would never be too old", async () => {
  const body = event();
  const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
  const seconds = Math.floor(Date.now() / 1000);
  for (const timestamp of ["x", "NaN", "-1", `${seconds}x`, `${seconds}.5`, `+${seconds}`, "Infinity"]) {
    const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.`).update(body).digest("base64");
    const response = await worker.sendWith(body, (headers) => ({
      ...headers,
      "svix-id": "msg_1",
      "svix-timestamp": timestamp,
      "svix-signature": `v1,${signature}`,
    }));
    assert.deepEqual(
      [response.status, await response.json()],
      [401, { outcome: "malformed_header" }],
      timestamp,
    );
  }
  assert.deepEqual(await counts(worker), NOTHING);
});

test("a body with any changed byte gets 401, and nothing is stored", async () => {
  const body = event();
  for (let at = 0; at < body.byteLength; at += 97) {
    const changed = Buffer.from(body);
    changed[at] ^= 1;
    const response = await worker.sendWith(changed, () => signedHeaders(body, { secret: SECRET }));
    assert.deepEqual(
      [response.status, await response.json()],
      [401, { outcome: "wrong_signature" }],
      `${at}`,
    );
  }
  for (const changed of [Buffer.concat([body, Buffer.from("\n")]), body.subarray(0, -1), Buffer.alloc(0)]) {
    const response = await worker.sendWith(changed, () => signedHeaders(body, { secret: SECRET }));
    assert.equal(response.status, 401);
  }
  assert.deepEqual(await counts(worker), NOTHING);
});

test("an added or removed byte order mark gets 401", async () => {
  const body = event();
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
  for (const [signed, sent] of [
    [body, marked],
    [marked, body],
  ]) {
    const response = await worker.sendWith(sent, () => signedHeaders(signed, { secret: SECRET }));
    assert.equal(response.status, 401);
  }
});

test("bytes that decode to the same text as the signed bytes are rejected", async () => {
  const broken = (byte) => Buffer.from(event().map((value, at) => (at === 100 ? byte : value)));
  const response = await worker.sendWith(broken(0xff), () => signedHeaders(broken(0xfe), { secret: SECRET }));
  assert.equal(response.status, 401);
});

test("during a rotation both secrets are accepted, and afterwards only the new one", async () => {
  const both = await instance({ bindings: { CHATBRICK_WEBHOOK_SECRET: ` ${SECRET}\n${OLD} ` } });
  assert.equal((await both.send(event(), { secret: SECRET })).status, 202);
  assert.equal((await both.send(event(), { secret: OLD })).status, 202);
  assert.equal((await worker.send(event(), { secret: SECRET })).status, 202);
  assert.equal((await worker.send(event(), { secret: OLD })).status, 401);
});

test("one of several signatures must match", async () => {
  const wrong = `v1,${Buffer.alloc(32).toString("base64")}`;
  const with_ = async (make) => {
    const response = await worker.sendWith(event(), (headers) => ({
      ...headers,
      "svix-signature": make(headers["svix-signature"]),
    }));
    return response.status;
  };
  assert.equal(await with_((good) => `${wrong} ${good}`), 202);
  assert.equal(await with_((good) => `v1a,xyz ${good} ${wrong}`), 202);
  assert.equal(await with_(() => `${wrong} ${wrong}`), 401);
});

test("an unreadable secret gets 503, and no secret is logged", async () => {
  for (const secret of ["", "  ", "whsec_", "whsec_not base64!", `${SECRET} whsec_?`]) {
    const broken = await instance({ bindings: { CHATBRICK_WEBHOOK_SECRET: secret } });
    assert.equal((await broken.send(event())).status, 503, secret);
    assert.equal((await fetch(new URL("/health", broken.address))).status, 503);
    assert.ok(!broken.raw().includes(SECRET));
    await broken.stop();
  }
});

test("`webhook-` headers are accepted as by Svix's library", async () => {
  const response = await worker.sendWith(event(), (headers) =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace("svix-", "webhook-"), value]),
    ),
  );
  assert.equal(response.status, 202);
});

test("Svix's library accepts and rejects the same texts and changes", async () => {
  const oracle = new Webhook(SECRET);
  const change = fc.constantFrom("none", "body", "id", "timestamp", "signature", "version", "old", "future");
  const property = fc.asyncProperty(fc.string({ unit: "binary" }), change, async (text, kind) => {
    const shift = { old: -400_000, future: 400_000 }[kind] ?? 0;
    const headers = signedHeaders(text, { secret: SECRET, now: Date.now() + shift });
    if (kind === "id") headers["svix-id"] += "x";
    if (kind === "timestamp") headers["svix-timestamp"] = String(Number(headers["svix-timestamp"]) + 1);
    if (kind === "signature") headers["svix-signature"] = `v1,${Buffer.alloc(32).toString("base64")}`;
    if (kind === "version") headers["svix-signature"] = headers["svix-signature"].replace("v1", "v2");
    const body = kind === "body" ? `${text} ` : text;
    let expected = true;
    try {
      oracle.verify(body, headers);
    } catch {
      expected = false;
    }
    assert.equal(expected, kind === "none");
    const { status } = await fetch(worker.url, { method: "POST", headers, body });
    assert.equal(status === 202, expected);
  });
  await fc.assert(property, { numRuns: 200 });
});

test("any signed bytes are accepted, text or not", async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (body) => {
    assert.equal((await worker.send(body)).status, 202);
  });
  await fc.assert(property, { numRuns: 100 });
});
