import { receive } from "chatbrick-events/webhook";
import Fastify from "fastify";
import { handle, keep } from "./handle.js";

export const app = Fastify({ logger: true, bodyLimit: 1_048_576 });

// A plugin of its own, so that other routes keep their JSON parser: the signature is over the bytes.
app.register(async (webhooks) => {
  webhooks.removeAllContentTypeParsers();
  webhooks.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  webhooks.post("/webhooks/chatbrick", async (request, reply) => {
    const { method, headers, body } = request;
    const result = await receive({ method, headers, body }, process.env.CHATBRICK_WEBHOOK_SECRET);
    if (result.outcome === "event") await handle(result.event, result.id);
    else await keep(result);
    return reply.code(result.outcome === "refused" ? result.status : 204).send();
  });
});
