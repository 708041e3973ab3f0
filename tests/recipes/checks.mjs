// Checks for every receiver. A receiver has `deliver({ method?, headers, body })`, which resolves to the status of the response,
// and `output()`, which returns the printed text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { sign } from "../../pkg/dist/signature.js";
import { path } from "../../scripts/paths.mjs";

export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

const payload = (name) => readFileSync(path("examples", "payloads", `${name}.json`));
const EVENT = payload("store-and-staff");
const TOO_LONG = { "content-length": 10_000_000_000 };
const seconds = () => Math.floor(Date.now() / 1000);

/** Rethrows an error of `fetch`, unless the server closed the connection. */
function unlessClosed(error) {
  if (!["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"].includes(error.cause?.code)) throw error;
}

/** Returns a delivery that is signed now with the receiver's secret. */
export async function delivery(
  body = EVENT,
  { secret = SECRET, type = "application/json", ...options } = {},
) {
  const headers = { ...(type && { "content-type": type }), ...(await sign(body, secret, options)) };
  return { headers, body };
}

/** Waits until the receiver has printed this text: output can come after the response. */
async function printed(receiver, text) {
  for (let waited = 0; waited < 3000; waited += 20) {
    if (receiver.output().includes(text)) return;
    await setTimeout(20);
  }
  assert.fail(`the receiver did not print ${JSON.stringify(text)}, but:\n${receiver.output().slice(-2000)}`);
}

export const CHECKS = {
  "a signed delivery": async (receiver) => {
    const sent = await delivery(EVENT, { id: "msg_signed" });
    assert.equal(await receiver.deliver(sent), 204);
    await printed(receiver, "event msg_signed");
    // A retry has the same id, by which a receiver recognises it.
    assert.equal(await receiver.deliver(sent), 204);
  },
  "any content type": async (receiver) => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/cloudevents+json"])
      assert.equal(await receiver.deliver(await delivery(EVENT, { type, id: `msg_${type}` })), 204, type);
    await printed(receiver, "event msg_application/cloudevents+json");
  },
  "a replay of ten minutes ago": async (receiver) => {
    assert.equal(await receiver.deliver(await delivery(EVENT, { timestamp: seconds() - 600 })), 401);
    await printed(receiver, "refused timestamp_too_old");
  },
  "a wrong signature": async (receiver) => {
    assert.equal(await receiver.deliver(await delivery(EVENT, { secret: OTHER_SECRET })), 401);
    await printed(receiver, "refused wrong_signature");
  },
  "no signature": async (receiver) => {
    assert.equal(await receiver.deliver({ headers: {}, body: EVENT }), 401);
    await printed(receiver, "refused missing_header");
  },
  "no signature and no body": async (receiver) => {
    assert.equal(await receiver.deliver({ headers: {}, body: Buffer.alloc(0) }), 401);
  },
  "a body that is not UTF-8": async (receiver) => {
    assert.equal(
      await receiver.deliver(await delivery(payload("invalid-utf8"), { id: "msg_not_utf8" })),
      204,
    );
    await printed(receiver, "invalid msg_not_utf8");
  },
  "a duplicate key": async (receiver) => {
    assert.equal(await receiver.deliver(await delivery(payload("duplicate-key"), { id: "msg_twice" })), 204);
    await printed(receiver, "invalid msg_twice");
  },
  "events in an unusual form": async (receiver) => {
    const event = JSON.parse(EVENT);
    for (const [kind, { type, ...rest }] of [
      ["event", event],
      ["other_event", { type: "store.merged", data: {} }],
    ]) {
      const forms = {
        bom: `\ufeff${JSON.stringify({ type, ...rest })}`,
        unknown: JSON.stringify({ aNewField: [1], type, ...rest }),
        last: JSON.stringify({ ...rest, type }),
      };
      for (const [form, body] of Object.entries(forms)) {
        const id = `msg_${form}_${kind}`;
        assert.equal(await receiver.deliver(await delivery(Buffer.from(body), { id })), 204, id);
        await printed(receiver, `${kind} ${id}`);
      }
    }
  },
  "more than a megabyte": async (receiver) => {
    const large = await delivery(Buffer.alloc(1_048_577, 0x20));
    // The response asks the server to close the connection. Some do so before the sender has read the response.
    let status;
    for (let attempt = 0; attempt < 5 && status === undefined; attempt += 1)
      status = await receiver.deliver(large).catch(unlessClosed);
    assert.equal(status, 413);
    assert.equal(await receiver.deliver(await delivery()), 204, "the next delivery");
  },
  "a body that never ends": async (receiver) => {
    if (receiver.stream === undefined) return;
    const { headers } = await delivery();
    for (const announced of [{}, TOO_LONG]) {
      const chunk = () => Buffer.alloc(65_536, 0x20);
      const { status, sent } = await receiver.stream({ ...headers, ...announced }, chunk);
      // Some servers close the connection before the sender can read the response.
      assert.ok(status === 413 || status === undefined, `${status}`);
      // The buffers of the operating system and of a proxy add to the limit.
      assert.ok(sent < 16 << 20, `${sent} bytes were accepted`);
      assert.equal(await receiver.deliver(await delivery()), 204, "the next delivery");
    }
  },
  "a length over the limit, and no body": async (receiver) => {
    if (receiver.stream === undefined) return;
    const { headers } = await delivery();
    const { status } = await receiver.stream({ ...headers, ...TOO_LONG }, () => undefined);
    assert.equal(status, 413);
  },
  "another method": async (receiver) => {
    const status = await receiver.deliver({ method: "PUT", headers: {}, body: EVENT });
    // If a router filters by method, the route may be unknown for other methods.
    assert.ok(status === 405 || status === 404, `${status}`);
  },
};

/** The usual mistake of a framework's users: causes a clear error instead of a hang, and the delivery is not accepted. */
export async function mistake(receiver, { message, type }) {
  const start = performance.now();
  // `deliver` gives up after ten seconds.
  const status = await receiver.deliver(await delivery(EVENT, { id: "msg_mistake", type }));
  console.log(`  the response to the mistake took ${Math.round(performance.now() - start)} ms`);
  assert.equal(status, 500);
  await printed(receiver, message);
  assert.ok(!receiver.output().includes("msg_mistake"), "the delivery was not accepted");
}
