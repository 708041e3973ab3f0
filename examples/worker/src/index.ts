// Receives ChatBrick's webhooks, and stores who is connected to whom.
//
//   request -> receive.ts -> queue -> consume.ts -> store.ts -> D1 (migrations/, sql.ts)
//                   \-> dead letters (signed, but invalid)

import { sign } from "chatbrick-events/webhook";
import { cleanUp } from "./clean-up.ts";
import { consume } from "./consume.ts";
import { type Bindings, log } from "./log.ts";
import { receive } from "./receive.ts";
import { check } from "./store.ts";

/** Reports whether deliveries can be stored: the secrets are readable, and the database has its tables. */
async function health(env: Bindings): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await sign("", env.CHATBRICK_WEBHOOK_SECRET);
    await check(env.DB);
    return Response.json({ ok: true }, { headers });
  } catch (error) {
    log(env, { on: "request", outcome: "unhealthy", error });
    return Response.json({ ok: false }, { status: 503, headers });
  }
}

/** Returns the response to any other method; undefined for one of these. */
function refusal({ method }: Request, ...methods: string[]): Response | undefined {
  if (methods.includes(method)) return undefined;
  return new Response(null, { status: 405, headers: { allow: methods.join(", ") } });
}

export default {
  async fetch(request, env) {
    switch (new URL(request.url).pathname) {
      case "/webhooks/chatbrick":
        return refusal(request, "POST") ?? receive(request, env);
      case "/health":
        return refusal(request, "GET", "HEAD") ?? health(env);
      default:
        return new Response(null, { status: 404 });
    }
  },

  queue: consume,

  async scheduled(_, env) {
    const result = await cleanUp(env.DB, env.RETENTION_DAYS, Date.now());
    log(env, { on: "schedule", outcome: "cleaned_up", ...result });
  },
} satisfies ExportedHandler<Bindings>;
