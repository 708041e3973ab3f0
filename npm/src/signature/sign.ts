import { mistake } from "../mistake.js";
import { type BodyBytes, copyBody } from "./body.js";
import { ID, TIMESTAMP } from "./headers.js";
import { mac } from "./mac.js";
import { knownOptions } from "./options.js";
import { keysOf, type Secrets } from "./secrets.js";

/**
 * Options of {@link sign}.
 *
 * @example
 * ```ts
 * import { type SignOptions, sign } from "chatbrick-events/signature";
 *
 * const anHourAgo: SignOptions = { id: "msg_1", timestamp: Math.floor(Date.now() / 1000) - 3600 };
 * console.log((await sign("{}", secret, anHourAgo))["svix-id"]); // "msg_1"
 * ```
 */
export interface SignOptions {
  /** Id of the delivery, in visible ASCII. Default: random. */
  readonly id?: string | undefined;
  /** Time of sending, in whole seconds since 1970. Default: now. */
  readonly timestamp?: number | undefined;
}

// Not an interface, which TypeScript does not accept as a `Record<string, string>`.
/**
 * The headers of a delivery that {@link sign} returns. `fetch`, `Request` and `Headers` accept them.
 *
 * @example
 * ```ts
 * import { type SignatureHeaders, sign } from "chatbrick-events/signature";
 *
 * const headers: SignatureHeaders = await sign("{}", secret, { timestamp: 1614265330 });
 * console.log(headers["svix-timestamp"]); // "1614265330"
 * ```
 */
export type SignatureHeaders = {
  readonly "svix-id": string;
  readonly "svix-timestamp": string;
  readonly "svix-signature": string;
};

/**
 * Signs a body as ChatBrick does, for tests and for deliveries that are sent again.
 *
 * @param body - the body, bytes or a string
 * @param secret - the signing secret; with several, the header contains a signature for each
 * @param options - `id`, and `timestamp` in seconds
 * @returns a promise of the three headers
 * @throws TypeError for a programming mistake, like {@link verify}; the error rejects the promise
 *
 * @example
 * ```ts
 * import { sign } from "chatbrick-events/signature";
 *
 * const text = '{"type":"store.merged","data":{}}';
 * const headers = { "content-type": "application/json", ...(await sign(text, secret)) };
 * const sent = new Request("https://example.com/webhook", { method: "POST", headers, body: text });
 * console.log(sent.headers.has("svix-signature")); // true
 * ```
 */
export async function sign(
  body: BodyBytes,
  secret: Secrets,
  options: SignOptions = {},
): Promise<SignatureHeaders> {
  const { id = `msg_${crypto.randomUUID().replaceAll("-", "")}`, timestamp = Math.floor(Date.now() / 1000) } =
    knownOptions(options, ["id", "timestamp"]);
  if (!ID.test(id)) throw mistake('"id" must be visible ASCII');
  if (!TIMESTAMP.test(`${timestamp}`)) throw mistake('"timestamp" must be whole seconds');
  const bytes = copyBody(body);
  const macs = await Promise.all(keysOf(secret).map((key) => mac(key, id, timestamp, bytes)));
  return {
    "svix-id": `${id}`,
    "svix-timestamp": `${timestamp}`,
    "svix-signature": macs.map((mac) => `v1,${mac}`).join(" "),
  };
}
