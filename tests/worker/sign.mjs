// Signs as Svix does, over bytes: apart from the code of the package, which the Worker verifies with.

import { createHmac, randomUUID } from "node:crypto";

/** The headers of a delivery; `secret` is the first where there are several. */
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

/** Delivers bytes; resolves to the status and what the Worker says of them. */
export async function deliver(url, body, options) {
  const response = await fetch(url, { method: "POST", headers: signedHeaders(body, options), body });
  const text = await response.text();
  return { status: response.status, text };
}
