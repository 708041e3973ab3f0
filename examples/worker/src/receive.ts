import { MAX_BYTES, readBody } from "./body.js";
import { classify, type Delivery } from "./classify.js";
import { store } from "./database.js";
import { type Bindings, log } from "./log.js";
import { importSecrets, isSigned, readHeaders } from "./signature.js";

/** Largest body that fits into a message of Cloudflare Queues, which takes 128,000 bytes including overhead. */
export const QUEUE_BYTES = 120_000;

interface Result {
  readonly status: number;
  readonly outcome: string;
  readonly [detail: string]: unknown;
}

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
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) return { status: 415, outcome: "unsupported_type" };
  const headers = readHeaders(request.headers, now);
  if (typeof headers === "string") return { status: 401, outcome: headers };
  const keys = await importSecrets(env.CHATBRICK_WEBHOOK_SECRET);
  const body = await readBody(request);
  if (body === undefined) return { status: 413, outcome: "too_large", limit: MAX_BYTES };
  if (!(await isSigned(headers, body, keys))) return { status: 401, outcome: "wrong_signature" };
  return accept({ id: headers.id, receivedAt: now, body }, env);
}

/** Stores an authentic delivery, whatever it contains: after a 4xx the sender would repeat the same bytes seven times. */
async function accept(delivery: Delivery, env: Bindings): Promise<Result> {
  const classification = classify(delivery.body);
  const { outcome, issues } = classification;
  const bytes = delivery.body.byteLength;
  if (outcome === "invalid" || bytes > QUEUE_BYTES) {
    const [kept] = await store(env.DB, [[delivery, classification]]);
    return { status: 202, outcome, kept, bytes, issues };
  }
  // Send the bytes, so that the dead letters have them, too; the consumer validates them again within microseconds. With the
  // default content type, JSON, bytes would arrive as an object of numbers.
  await (outcome === "event" ? env.EVENTS : env.OTHER_EVENTS).send(delivery, { contentType: "v8" });
  return { status: 202, outcome, bytes, issues };
}

/** Returns an id that is safe to log: before the signature is verified, it may contain anything. */
const loggable = (id: string | null) => (id !== null && /^[\w-]{1,64}$/.test(id) ? id : undefined);
