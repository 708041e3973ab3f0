// AWS Lambda, called by API Gateway.

import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SECRET } from "./checks.mjs";
import { ROUTE } from "./start.mjs";

/** Sends events in the documented form of API Gateway. Calls the handler in this process, like Lambda in its own. */
export async function lambda({ here, file }, version) {
  process.env.CHATBRICK_WEBHOOK_SECRET = SECRET;
  const { handler } = await import(pathToFileURL(join(here, file)));
  let printed = "";
  return {
    output: () => printed,
    stop() {},
    async deliver({ method = "POST", headers, body }) {
      const { log, warn } = console;
      console.log = console.warn = (...values) => {
        printed += `${values.join(" ")}\n`;
      };
      try {
        const { statusCode } = await handler(gatewayEvent(version, method, headers, Buffer.from(body)));
        return statusCode;
      } catch (error) {
        // Like Lambda: writes the error to the log, and responds with 500 (2.0) or 502 (1.0).
        printed += `${error.stack}\n`;
        return 500;
      } finally {
        Object.assign(console, { log, warn });
      }
    },
  };
}

function gatewayEvent(version, method, headers, body) {
  // JSON is sent as text, anything else as base64.
  const isText = headers["content-type"] === "application/json" && isUtf8(body);
  const base = { body: body.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
  if (version === "2.0") {
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const http = { method, path: ROUTE, protocol: "HTTP/1.1" };
    return { version, rawPath: ROUTE, headers: Object.fromEntries(lower), requestContext: { http }, ...base };
  }
  const title = Object.entries(headers).map(([name, value]) => [
    name.replaceAll(/\b\w/g, (letter) => letter.toUpperCase()),
    value,
  ]);
  const multiValueHeaders = Object.fromEntries(title.map(([name, value]) => [name, [value]]));
  return {
    version,
    resource: ROUTE,
    path: ROUTE,
    httpMethod: method,
    headers: Object.fromEntries(title),
    multiValueHeaders,
    requestContext: { httpMethod: method },
    ...base,
  };
}
