// app/webhooks/chatbrick/route.js
import { receive, respond } from "chatbrick-events/webhook";
import { handle, keep } from "./handle.js";

export const runtime = "nodejs"; // or "edge"

export async function POST(request) {
  const result = await receive(request, process.env.CHATBRICK_WEBHOOK_SECRET);
  if (result.outcome === "event") await handle(result.event, result.id);
  else await keep(result);
  return respond(result);
}
