// Tests the Worker in workerd, with its own D1 database and queues: `npm test`. Adapt these tests to your Worker.

import {
  applyD1Migrations,
  createExecutionContext,
  createMessageBatch,
  type D1Migration,
  env,
  getQueueResult,
} from "cloudflare:test";
import { example, signedRequest } from "chatbrick-events/testing";
import { beforeAll, expect, test } from "vitest";
import worker from "../src/index.ts";
import { CONNECTED_TO_STORE } from "../src/sql.ts";

const URL = "https://example.com/webhooks/chatbrick";
const connected = example("contact.connection.connected");
const { contact, connectedStore } = connected.data;
const later = { timestampsMs: { disconnectedAt: connected.data.timestampsMs.connectedAt + 1 } };
const disconnected = example("contact.connection.disconnected", { data: later });

beforeAll(() => applyD1Migrations(env.DB, (env as unknown as { MIGRATIONS: D1Migration[] }).MIGRATIONS));

const fetch = (request: unknown) =>
  worker.fetch(request as Request<unknown, IncomingRequestCfProperties>, env);

/** Passes a delivery to the consumer, like the queue. */
async function consume(id: string, event: object) {
  const body = { id, receivedAt: Date.now(), body: new TextEncoder().encode(JSON.stringify(event)) };
  const message = { id: `message-${id}`, timestamp: new Date(), attempts: 1, body };
  const batch = createMessageBatch<unknown>("chatbrick-deliveries", [message]);
  const context = createExecutionContext();
  await worker.queue(batch, env);
  return (await getQueueResult(batch, context)).explicitAcks;
}

const connectedNow = async () =>
  (await env.DB.prepare(CONNECTED_TO_STORE).bind(connectedStore?.id).all()).results.map(({ id }) => id);

test("accepts a signed event, and refuses one with another signature", async () => {
  const request = await signedRequest(URL, connected, env.CHATBRICK_WEBHOOK_SECRET);
  const response = await fetch(request);
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ outcome: "event" });

  const wrong = await signedRequest(URL, connected, `whsec_${btoa("another secret")}`);
  expect((await fetch(wrong)).status).toBe(401);
});

test("knows who is connected to a store after each event, in any order", async () => {
  expect(await consume("msg_1", connected)).toEqual(["message-msg_1"]);
  expect(await connectedNow()).toEqual([contact.id]);
  await consume("msg_2", disconnected);
  expect(await connectedNow()).toEqual([]);
  // An older event arrives late.
  await consume("msg_3", connected);
  expect(await connectedNow()).toEqual([]);
});

test("stores an invalid delivery with its issues", async () => {
  const body = JSON.stringify({ ...connected, data: { ...connected.data, contact: null } });
  const request = await signedRequest(URL, body, env.CHATBRICK_WEBHOOK_SECRET, { id: "msg_invalid" });
  expect(await (await fetch(request)).json()).toEqual({ outcome: "invalid" });
  const letter = await env.DB.prepare("SELECT reason, issues FROM dead_letters").first();
  expect(letter?.reason).toBe("invalid");
  expect(JSON.parse(String(letter?.issues))[0].code).toBe("null_not_allowed");
});

test("GET /health reports that deliveries can be stored", async () => {
  const response = await fetch(new Request("https://example.com/health"));
  expect(await response.json()).toEqual({ ok: true });
});
