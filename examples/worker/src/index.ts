// Receives ChatBrick's webhooks: verify, classify, queue, store.
//
//   request -> receive.ts -> queue -> consume.ts -> database.ts
//                   \-> dead letters (signed, but not valid)

import { consume } from "./consume.js";
import { check, deleteExpiredIds } from "./database.js";
import { type Bindings, log } from "./log.js";
import { receive } from "./receive.js";
import { importSecrets } from "./signature.js";

const ROUTES: Record<
  string,
  { methods: string[]; handle(request: Request, env: Bindings): Promise<Response> }
> = {
  "/webhooks/chatbrick": { methods: ["POST"], handle: receive },
  "/health": { methods: ["GET", "HEAD"], handle: health },
};

/** Reports whether deliveries can be stored: the secrets are readable, and the database has its tables. */
async function health(_: Request, env: Bindings): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await importSecrets(env.CHATBRICK_WEBHOOK_SECRET);
    await check(env.DB);
    return Response.json({ ok: true }, { headers });
  } catch (error) {
    log(env, { on: "request", outcome: "unhealthy", error });
    return Response.json({ ok: false }, { status: 503, headers });
  }
}

export default {
  async fetch(request, env) {
    const route = ROUTES[new URL(request.url).pathname];
    if (route === undefined) return new Response(null, { status: 404 });
    const { methods, handle } = route;
    if (!methods.includes(request.method))
      return new Response(null, { status: 405, headers: { allow: methods.join(", ") } });
    return handle(request, env);
  },

  queue: consume,

  async scheduled(_, env) {
    log(env, { on: "schedule", outcome: "forgotten", ids: await deleteExpiredIds(env.DB, Date.now()) });
  },
} satisfies ExportedHandler<Bindings>;
