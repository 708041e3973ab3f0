import { receive } from "chatbrick-events/webhook";
import { handle, keep } from "./handle.js";

// For API Gateway, HTTP API (payload 2.0) and REST API (payload 1.0), and function URLs.
export async function handler(event) {
  const method = event.requestContext?.http?.method ?? event.httpMethod;
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  const request = { method, headers: event.headers ?? {}, body };
  const result = await receive(request, process.env.CHATBRICK_WEBHOOK_SECRET);
  if (result.outcome === "event") await handle(result.event, result.id);
  else await keep(result);
  return { statusCode: result.outcome === "refused" ? result.status : 204 };
}
