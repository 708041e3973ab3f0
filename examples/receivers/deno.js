import { receive, respond } from "chatbrick-events/webhook";

export default {
  async fetch(request) {
    const result = await receive(request, Deno.env.get("CHATBRICK_WEBHOOK_SECRET"));
    console.log(result.outcome, result.id ?? result.reason);
    return respond(result);
  },
}; // deno serve --allow-env=CHATBRICK_WEBHOOK_SECRET receiver.js
