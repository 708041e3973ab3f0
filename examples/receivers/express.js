import { receive } from "chatbrick-events/webhook";
import express from "express";
import { handle, keep } from "./handle.js";

export const app = express();

const limit = 1_048_576;
const raw = express.raw({ type: () => true, limit });

/** Reads the body. Refuses one over the limit at once: express.raw() alone answers after its end, which may never come. */
function bytes(request, response, next) {
  const refuse = () => response.status(413).set("connection", "close").end();
  if (Number(request.headers["content-length"]) > limit) return refuse();
  let length = 0;
  request.on("data", (chunk) => {
    length += chunk.length;
    if (length > limit && !response.headersSent) refuse();
  });
  raw(request, response, next);
}

// Before express.json(), which would parse the body: the signature is over the bytes.
app.post("/webhooks/chatbrick", bytes, async (request, response) => {
  const result = await receive(request, process.env.CHATBRICK_WEBHOOK_SECRET);
  if (result.outcome === "event") await handle(result.event, result.id);
  else await keep(result);
  response.status(result.outcome === "refused" ? result.status : 204).end();
});

app.use(express.json()); // for all other routes
