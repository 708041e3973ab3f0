// app/webhooks/chatbrick/route.js
import { receive, respond } from "chatbrick-events/webhook";

export const runtime = "nodejs"; // or "edge"

export async function POST(request) {
  const result = await receive(request, process.env.CHATBRICK_WEBHOOK_SECRET);
  console.log(result.outcome, result.id ?? result.reason);
  return respond(result);
}
