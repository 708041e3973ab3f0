// Signs bytes like Svix. Independent of the package, with which the Worker verifies.

import { createHmac, randomUUID } from "node:crypto";

/** Returns the headers of a delivery; of several secrets, uses the first. */
export function signedHeaders(body, { secret, id = `msg_${randomUUID()}`, now = Date.now() }) {
  const [first = ""] = secret.trim().split(/\s+/);
  const key = Buffer.from(first.replace(/^whsec_/, ""), "base64");
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${signature}`,
  };
}

/** Delivers bytes; resolves to the status and the body of the response. */
export async function deliver(url, body, options) {
  const response = await fetch(url, { method: "POST", headers: signedHeaders(body, options), body });
  const text = await response.text();
  return { status: response.status, text };
}
