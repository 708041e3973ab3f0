import { receive as receiveDelivery } from "chatbrick-events/webhook";
import { type Classification, type Delivery, typeOf } from "./classify.ts";
import { type Bindings, log, logDrift } from "./log.ts";
import { store } from "./store.ts";

/** Largest body that fits into a message of Cloudflare Queues, which takes 128,000 bytes including overhead. */
export const QUEUE_BYTES = 120_000;

type Result = { status: number; outcome: string; [detail: string]: unknown };

/** Responds to a delivery: 2xx only once it is stored durably; 503 makes the sender retry. */
export async function receive(request: Request, env: Bindings): Promise<Response> {
  const start = Date.now();
  const { status, outcome, ...details } = await process(request, env, start).catch(
    (error: unknown): Result => ({ status: 503, outcome: "unavailable", error }),
  );
  const svixId = loggable(request.headers.get("svix-id") ?? request.headers.get("webhook-id"));
  log(env, { on: "request", outcome, status, svixId, milliseconds: Date.now() - start, ...details });
  return Response.json({ outcome }, { status, headers: status === 503 ? { "retry-after": "5" } : {} });
}

async function process(request: Request, env: Bindings, now: number): Promise<Result> {
  const result = await receiveDelivery(request, env.CHATBRICK_WEBHOOK_SECRET, { now });
  if (result.outcome === "refused") {
    const { reason, outcome: _, ...details } = result;
    return { ...details, outcome: reason };
  }
  return accept({ id: result.id, receivedAt: now, body: result.body }, result, env);
}

/** Stores an authentic delivery, valid or not: after a 4xx, the sender would repeat the same bytes seven times. */
async function accept(delivery: Delivery, classification: Classification, env: Bindings): Promise<Result> {
  const { outcome, issues } = classification;
  const bytes = delivery.body.byteLength;
  const result = { status: 202, outcome, type: typeOf(classification), bytes, issues };
  if (outcome === "invalid" || bytes > QUEUE_BYTES) {
    const { kept, drift } = await store(env.DB, [[delivery, classification]]);
    logDrift(drift, env);
    return { ...result, kept: kept[0] };
  }
  // Send the bytes, so that the dead letters have them too; the consumer validates them again within microseconds. With the
  // default content type, JSON, bytes would arrive as an object of numbers.
  await env.DELIVERIES.send(delivery, { contentType: "v8" });
  return result;
}

/** Returns an id that is safe to log; undefined for any other. Before verification, an id can contain anything. */
const loggable = (id: string | null) => (id !== null && /^[\w-]{1,64}$/.test(id) ? id : undefined);
