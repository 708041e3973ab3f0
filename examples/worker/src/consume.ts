import { classify, type Delivery, isDelivery, typeOf } from "./classify.ts";
import { type Bindings, log, logDrift } from "./log.ts";
import { check, type Entry, type Kept, store, storeDeadLetters } from "./store.ts";

/** The dead-letter queue of wrangler.jsonc, which receives messages after the last failed retry. */
const DEAD_LETTERS = "chatbrick-dead-letters";
/** Longest delay of a retry, in seconds. Queues allows a day. */
const MAX_DELAY = 43_200;
/** Consecutive failures after which the database is checked. */
const MAX_CONSECUTIVE_FAILURES = 2;

type Item = { readonly message: Message<Delivery>; readonly entry: Entry };

/** Stores a batch of messages. */
export async function consume(batch: MessageBatch<unknown>, env: Bindings): Promise<void> {
  const write = batch.queue === DEAD_LETTERS ? storeDeadLetters : store;
  const items = batch.messages.flatMap((message) => read(message, env));
  if (items.length === 0) return;
  const start = Date.now();
  try {
    const entries = items.map(({ entry }) => entry);
    const { kept, drift, rowsWritten } = await write(env.DB, entries);
    for (const [index, item] of items.entries()) done(item, kept[index], env);
    logDrift(drift, env);
    const milliseconds = Date.now() - start;
    log(env, { on: "batch", outcome: "stored", messages: items.length, rowsWritten, milliseconds });
  } catch (error) {
    // The whole batch is rolled back. Retry each message alone, so that only the faulty one fails.
    if (items.length > 1) return oneByOne(items, write, env);
    for (const item of items) failed(item, { error, tried: true }, env);
  }
}

async function oneByOne(items: readonly Item[], write: typeof store, env: Bindings): Promise<void> {
  let failures = 0;
  for (const [index, item] of items.entries()) {
    try {
      const { kept, drift } = await write(env.DB, [item.entry]);
      done(item, kept[0], env);
      logDrift(drift, env);
      failures = 0;
    } catch (error) {
      failed(item, { error, tried: true }, env);
      failures += 1;
    }
    if (failures < MAX_CONSECUTIVE_FAILURES) continue;
    // If the database is unavailable, do not spend time on the remaining messages.
    try {
      await check(env.DB);
      failures = 0;
    } catch (error) {
      for (const remaining of items.slice(index + 1)) failed(remaining, { error, tried: false }, env);
      return;
    }
  }
}

/** Reads a message of receive.ts. Acknowledges and logs any other message, sent by hand, which would fail forever. */
function read(message: Message<unknown>, env: Bindings): Item[] {
  if (isDelivery(message)) {
    try {
      return [{ message, entry: [message.body, classify(message.body.body)] }];
    } catch (error) {
      // An internal error of the package must not stop the other messages of the batch.
      message.retry({ delaySeconds: 60 });
      log(env, { on: "message", outcome: "retry", svixId: message.body.id, error });
      return [];
    }
  }
  message.ack();
  const error = new Error("the message is not a delivery of this Worker");
  log(env, { on: "message", outcome: "malformed_message", error });
  return [];
}

function done({ message, entry }: Item, outcome: Kept | undefined, env: Bindings): void {
  message.ack();
  log(env, { on: "message", outcome: outcome ?? "kept", svixId: message.body.id, type: typeOf(entry[1]) });
}

function failed({ message }: Item, why: { error: unknown; tried: boolean }, env: Bindings): void {
  const { attempts, body } = message;
  const delaySeconds = Math.min(env.RETRY_SECONDS * 2 ** (attempts - 1), MAX_DELAY);
  message.retry({ delaySeconds });
  log(env, { on: "message", outcome: "retry", svixId: body.id, attempts, delaySeconds, ...why });
}
