import { receive } from "chatbrick-events/webhook";
import express from "express";
import { handle, keep } from "./handle.js";

export const app = express();

// Before express.json(), which would parse the body: the signature is over the bytes.
const bytes = express.raw({ type: () => true, limit: "1mb" });
app.post("/webhooks/chatbrick", bytes, async (request, response) => {
  const result = await receive(request, process.env.CHATBRICK_WEBHOOK_SECRET);
  if (result.outcome === "event") await handle(result.event, result.id);
  else await keep(result);
  response.status(result.outcome === "refused" ? result.status : 204).end();
});

app.use(express.json()); // for all other routes
