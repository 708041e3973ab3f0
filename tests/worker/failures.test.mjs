// Real failures of one message of a batch, of the database and of the queue.

import assert from "node:assert/strict";
import { test } from "node:test";
import { migrate, SECRET, until } from "./instance.mjs";
import { bytes, event, sample } from "./payloads.mjs";
import { signedHeaders } from "./sign.mjs";
import { connected, counts, instance, message, sandbox } from "./suite.mjs";
import { withDeadEnds } from "./unavailable.mjs";

/** Makes the database refuse the row of a contact, in the middle of the statements of its event. */
const refuse = (worker, contact) =>
  worker.rows(
    `CREATE TRIGGER refuse BEFORE INSERT ON line_users WHEN NEW.contact_id = '${contact}'
     BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`,
  );

test("if one message of a batch fails, only that one is retried, and all its statements are rolled back", async () => {
  const worker = await instance();
  await refuse(worker, "b");
  const handler = await worker.miniflare.getWorker();
  const batch = ["a", "b", "c"].map((contact) => message(`msg_${contact}`, event({ contact })));
  const result = await handler.queue("chatbrick-deliveries", batch);
  assert.equal(result.outcome, "ok");
  assert.deepEqual(result.explicitAcks.sort(), ["q-msg_a", "q-msg_c"]);
  assert.deepEqual(
    result.retryMessages.map(({ msgId }) => msgId),
    ["q-msg_b"],
  );
  const ids = async (sql) => (await worker.rows(sql)).map(({ id }) => id);
  assert.deepEqual(await ids("SELECT id FROM contacts ORDER BY 1"), ["a", "c"]);
  assert.deepEqual(await ids("SELECT svix_id AS id FROM deliveries ORDER BY 1"), ["msg_a", "msg_c"]);

  // The same batch again, as if the consumer had died between the write and the acknowledgement.
  const again = await handler.queue("chatbrick-deliveries", batch);
  assert.deepEqual(again.explicitAcks.sort(), ["q-msg_a", "q-msg_c"]);
  assert.deepEqual(await counts(worker), connected(2));

  await worker.rows("DROP TRIGGER refuse");
  assert.deepEqual((await handler.queue("chatbrick-deliveries", batch)).retryMessages, []);
  assert.deepEqual(await counts(worker), connected(3));
});

test("a message without a delivery is logged and acknowledged, and the others of its batch are stored", async () => {
  const worker = await instance();
  const handler = await worker.miniflare.getWorker();
  const secret = "not for the log";
  const bodies = [
    null,
    secret,
    { id: secret },
    { id: secret, receivedAt: 1, body: secret },
    { id: 1, receivedAt: 1, body: new Uint8Array() },
    { id: secret, receivedAt: "1", body: new Uint8Array() },
  ];
  const malformed = bodies.map((body, n) => ({
    id: `q-malformed-${n}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  const [a, b] = ["a", "b"].map((contact) => message(`msg_${contact}`, event({ contact })));
  const batch = [a, ...malformed, b];
  const acks = batch.map(({ id }) => id).sort();
  const refused = () => worker.log().filter(({ outcome }) => outcome === "malformed_message");
  const take = async (queue, messages) => {
    const before = refused().length;
    const result = await handler.queue(queue, messages);
    await until("a line for each", () => refused().length === before + malformed.length);
    return result;
  };

  const result = await take("chatbrick-deliveries", batch);
  assert.deepEqual([result.outcome, result.retryMessages], ["ok", []]);
  assert.deepEqual(result.explicitAcks.sort(), acks);
  assert.deepEqual(await counts(worker), connected(2));

  const dead = [message("msg_c", event({ contact: "c" })), ...malformed];
  assert.equal((await take("chatbrick-dead-letters", dead)).explicitAcks.length, dead.length);
  assert.equal((await counts(worker)).dead_letters, 1);
  assert.deepEqual((await take("chatbrick-deliveries", malformed)).retryMessages, []);

  await refuse(worker, "d");
  const failing = await take("chatbrick-deliveries", [
    ...malformed,
    message("msg_d", event({ contact: "d" })),
  ]);
  assert.deepEqual(
    failing.retryMessages.map(({ msgId }) => msgId),
    ["q-msg_d"],
  );
  assert.ok(!worker.raw().includes(secret));
});

test("two consecutive failures do not block other messages while the database is available", async () => {
  const worker = await instance();
  await worker.rows(
    `CREATE TRIGGER refuse BEFORE INSERT ON line_users WHEN NEW.contact_id LIKE 'bad-%'
     BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`,
  );
  const handler = await worker.miniflare.getWorker();
  const contacts = ["bad-1", "bad-2", "bad-3", "good-1", "bad-4", "good-2"];
  const { explicitAcks } = await handler.queue(
    "chatbrick-deliveries",
    contacts.map((contact) => message(`msg_${contact}`, event({ contact }))),
  );
  assert.deepEqual(explicitAcks.sort(), ["q-msg_good-1", "q-msg_good-2"]);
});

test("while the database is unavailable, only two messages of a batch are tried alone", async () => {
  const worker = await instance({ bare: true });
  const handler = await worker.miniflare.getWorker();
  for (const queue of ["chatbrick-deliveries", "chatbrick-dead-letters"]) {
    const ids = Array.from({ length: 20 }, (_, n) => `msg_${queue}_${n}`);
    const { retryMessages } = await handler.queue(
      queue,
      ids.map((id) => message(id, event())),
    );
    assert.equal(retryMessages.length, ids.length);
    const lines = () => worker.log().filter(({ svixId }) => ids.includes(svixId));
    await until("a line for each", () => lines().length === ids.length);
    assert.deepEqual(
      lines().map(({ svixId, outcome, tried }) => [svixId, outcome, tried]),
      ids.map((id, n) => [id, "retry", n < 2]),
    );
  }
});

test("each retry waits twice as long, up to half a day", async () => {
  const worker = await instance({ bindings: { RETRY_SECONDS: 10 } });
  await refuse(worker, "b");
  const handler = await worker.miniflare.getWorker();
  const delays = [];
  for (const attempts of [1, 2, 3, 10, 13, 14, 100]) {
    const { retryMessages } = await handler.queue("chatbrick-deliveries", [
      message("msg_b", event({ contact: "b" }), attempts),
    ]);
    delays.push(retryMessages[0].delaySeconds);
  }
  assert.deepEqual(delays, [10, 20, 40, 5120, 40_960, 43_200, 43_200]);
});

test("a message that keeps failing becomes a complete dead letter, and is stored when it is sent again", async () => {
  const worker = await instance();
  await refuse(worker, "poison");
  const body = event({ contact: "poison" });
  const all = ["ok-1", "poison", "ok-2"].map((contact) =>
    worker.send(event({ contact }), { id: `msg_${contact}` }),
  );
  for (const { status } of await Promise.all(all)) assert.equal(status, 202);
  await worker.consumed("msg_ok-1", ["kept"]);
  await worker.consumed("msg_ok-2", ["kept"]);
  await worker.consumed("msg_poison", ["dead_letter"]);
  // The limit of wrangler.jsonc: ten retries after the first attempt.
  const tried = worker.log().filter(({ svixId, outcome }) => svixId === "msg_poison" && outcome === "retry");
  assert.deepEqual(
    tried.map(({ attempts }) => attempts),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  );
  assert.match(tried[0].error, /refused by the test/);
  const [letter] = await worker.rows("SELECT * FROM dead_letters");
  assert.deepEqual([letter.svix_id, letter.reason, letter.issues], ["msg_poison", "failed", "[]"]);
  assert.deepEqual(Buffer.from(letter.body), body);
  assert.deepEqual(await counts(worker), { ...connected(2), dead_letters: 1 });

  await worker.rows("DROP TRIGGER refuse");
  await worker.send(body, { id: "msg_poison" });
  await worker.consumed("msg_poison", ["kept"]);
  assert.deepEqual(await counts(worker), connected(3));
});

test("a late copy of a stored delivery does not become a dead letter", async () => {
  const worker = await instance();
  const handler = await worker.miniflare.getWorker();
  const one = message("msg_late", event());
  await handler.queue("chatbrick-deliveries", [one]);
  await handler.queue("chatbrick-dead-letters", [one]);
  assert.equal((await counts(worker)).dead_letters, 0);
});

test("while the database is unavailable, direct writes get 503, events wait in the queue, and nothing is lost", async () => {
  const worker = await instance({ bare: true, bindings: { RETRY_SECONDS: 1 } });
  assert.equal((await fetch(new URL("/health", worker.address))).status, 503);
  assert.equal((await worker.send(sample("truncated"), { id: "msg_invalid" })).status, 503);
  const large = Buffer.concat([event(), Buffer.alloc(130_000, " ")]);
  assert.equal((await worker.send(large, { id: "msg_large" })).status, 503);
  assert.equal((await worker.send(event(), { id: "msg_waits" })).status, 202);
  await worker.consumed("msg_waits", ["retry"]);

  await migrate(sandbox, worker.db);
  assert.equal((await fetch(new URL("/health", worker.address))).status, 200);
  assert.equal((await worker.send(sample("truncated"), { id: "msg_invalid" })).status, 202);
  await worker.consumed("msg_waits", ["kept"]);
  assert.deepEqual(await counts(worker), { ...connected(1), dead_letters: 1 });
});

test("without queue and database every outcome gets 503, and a wrong signature 401", async () => {
  const { url, health, points } = await withDeadEnds(sandbox);
  const send = async (body, change = (headers) => headers) => {
    const headers = change(signedHeaders(body, { secret: SECRET }));
    const response = await fetch(url, { method: "POST", headers, body });
    return [response.status, (await response.json()).outcome, response.headers.get("retry-after")];
  };
  assert.deepEqual(await send(event()), [503, "unavailable", "5"]);
  assert.deepEqual(await send(bytes({ type: "store.merged", data: {} })), [503, "unavailable", "5"]);
  assert.deepEqual(await send(sample("truncated")), [503, "unavailable", "5"]);
  assert.deepEqual(await send(event(), (headers) => ({ ...headers, "svix-id": "msg_x" })), [
    401,
    "wrong_signature",
    null,
  ]);
  assert.equal((await fetch(health)).status, 503);

  // Each outcome is a data point.
  await until("five data points", () => points().length === 5);
  assert.deepEqual(
    points().map(({ indexes, blobs, doubles }) => [...indexes, ...blobs, typeof doubles[0]].join(" ")),
    [
      ...Array(3).fill("unavailable request unavailable number"),
      "wrong_signature request wrong_signature number",
      "unhealthy request unhealthy number",
    ],
  );
});

test("a sender that disconnects within the body leaves no rows", async () => {
  const worker = await instance();
  const body = event();
  const leave = new AbortController();
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(body.subarray(0, 100));
      setTimeout(() => leave.abort(), 100);
    },
  });
  const headers = signedHeaders(body, { secret: SECRET, id: "msg_left" });
  await assert.rejects(
    fetch(worker.url, { method: "POST", body: stream, duplex: "half", headers, signal: leave.signal }),
  );
  assert.equal((await worker.send(body, { id: "msg_left" })).status, 202);
  await worker.consumed("msg_left");
  await until("one row", async () => (await counts(worker)).deliveries === 1);
});
