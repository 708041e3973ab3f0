import { receive, respond } from "chatbrick-events/webhook";

export default {
  async fetch(request, env) {
    const result = await receive(request, env.CHATBRICK_WEBHOOK_SECRET);
    console.log(result.outcome, result.id ?? result.reason);
    return respond(result);
  },
};
