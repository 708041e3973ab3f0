import { type Classification, classify, type Delivery, isDelivery } from "./classify.js";
import { check, type Kept, store, storeDeadLetters } from "./database.js";
import { type Bindings, log } from "./log.js";

/** The dead-letter queue of wrangler.jsonc, which gets the messages that the other queues gave up on. */
const DEAD_LETTERS = "chatbrick-dead-letters";
/** Longest delay of a retry, in seconds. Queues allows a day. */
const MAX_DELAY = 43_200;
/** Consecutive failures after which the database is checked. */
const MAX_CONSECUTIVE_FAILURES = 2;

interface Item {
  readonly message: Message<Delivery>;
  readonly entry: readonly [Delivery, Classification];
}

/** Stores a batch of messages. */
export async function consume(batch: MessageBatch<unknown>, env: Bindings): Promise<void> {
  const write = batch.queue === DEAD_LETTERS ? storeDeadLetterBatch : store;
  const items = batch.messages.flatMap((message) => read(message, env));
  if (items.length === 0) return;
  try {
    const entries = items.map(({ entry }) => entry);
    const kept = await write(env.DB, entries);
    for (const [index, { message }] of items.entries()) done(message, kept[index], env);
  } catch (error) {
    // Nothing of the batch is written. Retry each message alone, so that only the one at fault fails.
    if (items.length === 1) failed(items[0], { error, tried: true }, env);
    else await oneByOne(items, write, env);
  }
}

async function oneByOne(items: readonly Item[], write: typeof store, env: Bindings): Promise<void> {
  let failures = 0;
  for (const [index, item] of items.entries()) {
    try {
      const [kept] = await write(env.DB, [item.entry]);
      done(item.message, kept, env);
      failures = 0;
    } catch (error) {
      failed(item, { error, tried: true }, env);
      failures += 1;
    }
    if (failures < MAX_CONSECUTIVE_FAILURES) continue;
    // If the database is unavailable, trying the remaining messages only takes time.
    try {
      await check(env.DB);
      failures = 0;
    } catch (error) {
      for (const remaining of items.slice(index + 1)) failed(remaining, { error, tried: false }, env);
      return;
    }
  }
}

/** Reads a message of receive.ts. Any other, put into the queue by hand, would fail forever: it is acknowledged and logged. */
function read(message: Message<unknown>, env: Bindings): Item[] {
  if (isMessageOfDelivery(message)) return [{ message, entry: [message.body, classify(message.body.body)] }];
  message.ack();
  log(env, {
    on: "message",
    outcome: "malformed_message",
    error: new Error("not a delivery of this Worker"),
  });
  return [];
}

const isMessageOfDelivery = (message: Message<unknown>): message is Message<Delivery> =>
  isDelivery(message.body);

async function storeDeadLetterBatch(
  db: D1Database,
  entries: readonly (readonly [Delivery, Classification])[],
): Promise<Kept[]> {
  await storeDeadLetters(db, entries);
  return entries.map(() => "dead_letter");
}

function done(message: Message<Delivery>, outcome: Kept | undefined, env: Bindings): void {
  message.ack();
  log(env, { on: "message", outcome: outcome ?? "kept", svixId: message.body.id });
}

function failed(item: Item | undefined, why: { error: unknown; tried: boolean }, env: Bindings): void {
  if (item === undefined) return;
  const { message } = item;
  const delaySeconds = Math.min(env.RETRY_SECONDS * 2 ** (message.attempts - 1), MAX_DELAY);
  message.retry({ delaySeconds });
  log(env, {
    on: "message",
    outcome: "retry",
    svixId: message.body.id,
    attempts: message.attempts,
    delaySeconds,
    ...why,
  });
}
