import { receive, respond } from "chatbrick-events/webhook";

export default {
  async fetch(request) {
    const result = await receive(request, Bun.env.CHATBRICK_WEBHOOK_SECRET);
    console.log(result.outcome, result.id ?? result.reason);
    return respond(result);
  },
}; // bun run receiver.js
