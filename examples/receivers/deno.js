import { receive, respond } from "chatbrick-events/webhook";
import { handle, keep } from "./handle.js";

export default {
  async fetch(request) {
    const result = await receive(request, Deno.env.get("CHATBRICK_WEBHOOK_SECRET"));
    if (result.outcome === "event") await handle(result.event, result.id);
    else await keep(result);
    return respond(result);
  },
}; // deno serve --allow-env=CHATBRICK_WEBHOOK_SECRET receiver.js
