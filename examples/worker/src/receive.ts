import { MAX_BYTES, readBody } from "./body.js";
import { store } from "./database.js";
import { type Bindings, log } from "./log.js";
import { importSecrets, isSigned, readHeaders } from "./signature.js";
import { type Delivery, judge } from "./verdict.js";

/** Bytes of a body that fit into a message of Cloudflare Queues, which takes 128,000 with all that is around them. */
export const QUEUE_BYTES = 120_000;

interface Answer {
  readonly status: number;
  readonly outcome: string;
  readonly [detail: string]: unknown;
}

/** Answers a delivery. 2xx only when it is kept for good; 503 makes the sender come again. */
export async function receive(request: Request, env: Bindings): Promise<Response> {
  const start = Date.now();
  const { status, outcome, ...details } = await answer(request, env, start).catch(
    (error: unknown): Answer => ({ status: 503, outcome: "unavailable", error }),
  );
  const svixId = loggable(request.headers.get("svix-id") ?? request.headers.get("webhook-id"));
  log(env, { on: "request", outcome, status, svixId, milliseconds: Date.now() - start, ...details });
  return Response.json({ outcome }, { status, headers: status === 503 ? { "retry-after": "5" } : {} });
}

async function answer(request: Request, env: Bindings, now: number): Promise<Answer> {
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

/** The delivery is genuine: whatever is in it, it is kept. A 4xx would only bring the same bytes again, seven times. */
async function accept(delivery: Delivery, env: Bindings): Promise<Answer> {
  const verdict = judge(delivery.body);
  const { outcome, issues } = verdict;
  const bytes = delivery.body.byteLength;
  if (outcome === "invalid" || bytes > QUEUE_BYTES) {
    const [kept] = await store(env.DB, [[delivery, verdict]]);
    return { status: 202, outcome, kept, bytes, issues };
  }
  // The bytes themselves travel, so that the dead letters have them too. The consumer judges again, in microseconds.
  // As JSON, which is the default, bytes would arrive as an object of numbers.
  await (outcome === "event" ? env.EVENTS : env.OTHER_EVENTS).send(delivery, { contentType: "v8" });
  return { status: 202, outcome, bytes, issues };
}

/** Before the signature is known to be right, anything can stand in the id. */
const loggable = (id: string | null) => (id !== null && /^[\w-]{1,64}$/.test(id) ? id : undefined);
