import { bury, check, type Kept, store } from "./database.js";
import { type Bindings, log } from "./log.js";
import { type Delivery, isDelivery, judge, type Verdict } from "./verdict.js";

/** The queue of wrangler.jsonc to which the others hand what they gave up on. */
const DEAD_LETTERS = "chatbrick-dead-letters";
/** Half a day; Queues allows a day. */
const LONGEST_DELAY = 43_200;
/** Failures in a row after which the database is asked whether it is there at all. */
const DOUBTFUL = 2;

interface Item {
  readonly message: Message<Delivery>;
  readonly entry: readonly [Delivery, Verdict];
}

/** Keeps a batch of messages. */
export async function consume(batch: MessageBatch<unknown>, env: Bindings): Promise<void> {
  const write = batch.queue === DEAD_LETTERS ? buryAll : store;
  const items = batch.messages.flatMap((message) => read(message, env));
  if (items.length === 0) return;
  try {
    const entries = items.map(({ entry }) => entry);
    const kept = await write(env.DB, entries);
    for (const [index, { message }] of items.entries()) done(message, kept[index], env);
  } catch (error) {
    // Nothing of the batch is written. One message may be to blame: each by itself, so that it alone fails.
    if (items.length === 1) failed(items[0], { error, tried: true }, env);
    else await oneByOne(items, write, env);
  }
}

async function oneByOne(items: readonly Item[], write: typeof store, env: Bindings): Promise<void> {
  let inARow = 0;
  for (const [index, item] of items.entries()) {
    try {
      const [kept] = await write(env.DB, [item.entry]);
      done(item.message, kept, env);
      inARow = 0;
    } catch (error) {
      failed(item, { error, tried: true }, env);
      inARow += 1;
    }
    if (inARow < DOUBTFUL) continue;
    // Bad messages, or no database? Without one, trying the others would only take long.
    try {
      await check(env.DB);
      inARow = 0;
    } catch (error) {
      for (const rest of items.slice(index + 1)) failed(rest, { error, tried: false }, env);
      return;
    }
  }
}

/** A message as receive.ts sends it. Any other, which someone has put into the queue by hand, would fail for ever. */
function read(message: Message<unknown>, env: Bindings): Item[] {
  if (isMessageOfDelivery(message)) return [{ message, entry: [message.body, judge(message.body.body)] }];
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

async function buryAll(db: D1Database, entries: readonly (readonly [Delivery, Verdict])[]): Promise<Kept[]> {
  await bury(db, entries);
  return entries.map(() => "dead_letter");
}

function done(message: Message<Delivery>, outcome: Kept | undefined, env: Bindings): void {
  message.ack();
  log(env, { on: "message", outcome: outcome ?? "kept", svixId: message.body.id });
}

function failed(item: Item | undefined, why: { error: unknown; tried: boolean }, env: Bindings): void {
  if (item === undefined) return;
  const { message } = item;
  const delaySeconds = Math.min(env.RETRY_SECONDS * 2 ** (message.attempts - 1), LONGEST_DELAY);
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
