import { receive, respond } from "chatbrick-events/webhook";
import { Hono } from "hono";
import { env } from "hono/adapter";
import { handle, keep } from "./handle.js";

const app = new Hono();

app.post("/webhooks/chatbrick", async (c) => {
  // The request itself: c.req has no headers, and c.req.json() would read the body.
  const result = await receive(c.req.raw, env(c).CHATBRICK_WEBHOOK_SECRET);
  if (result.outcome === "event") await handle(result.event, result.id);
  else await keep(result);
  return respond(result);
});

export default app;
