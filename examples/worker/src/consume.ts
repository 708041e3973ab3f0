import { bury, type Kept, store } from "./database.js";
import { type Bindings, log } from "./log.js";
import { type Delivery, judge, type Verdict } from "./verdict.js";

/** The queue of wrangler.jsonc to which the others hand what they gave up on. */
const DEAD_LETTERS = "chatbrick-dead-letters";
/** Half a day; Queues allows a day. */
const LONGEST_DELAY = 43_200;

/** Keeps a batch of messages. */
export async function consume(batch: MessageBatch<Delivery>, env: Bindings): Promise<void> {
  const write = batch.queue === DEAD_LETTERS ? buryAll : store;
  const entries = batch.messages.map(({ body }) => [body, judge(body.body)] as const);
  try {
    const kept = await write(env.DB, entries);
    for (const [index, message] of batch.messages.entries()) done(message, kept[index], env);
  } catch (error) {
    // Nothing of the batch is written. One message may be to blame: each by itself, so that it alone fails.
    if (batch.messages.length === 1) return failed(batch.messages[0], error, env);
    for (const [index, message] of batch.messages.entries()) {
      const entry = entries[index];
      if (entry === undefined) continue;
      try {
        const [kept] = await write(env.DB, [entry]);
        done(message, kept, env);
      } catch (error) {
        failed(message, error, env);
      }
    }
  }
}

async function buryAll(db: D1Database, entries: readonly (readonly [Delivery, Verdict])[]): Promise<Kept[]> {
  await bury(db, entries);
  return entries.map(() => "dead_letter");
}

function done(message: Message<Delivery>, outcome: Kept | undefined, env: Bindings): void {
  message.ack();
  log(env, { on: "message", outcome: outcome ?? "kept", svixId: message.body.id });
}

function failed(message: Message<Delivery> | undefined, error: unknown, env: Bindings): void {
  if (message === undefined) return;
  const delaySeconds = Math.min(env.RETRY_SECONDS * 2 ** (message.attempts - 1), LONGEST_DELAY);
  message.retry({ delaySeconds });
  log(env, {
    on: "message",
    outcome: "retry",
    svixId: message.body.id,
    attempts: message.attempts,
    delaySeconds,
    error,
  });
}
