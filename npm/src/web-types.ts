// Types of the web platform that not every project has: a declaration that names them would not compile there.

/**
 * `Response`, where the types know it.
 *
 * @example
 * ```ts
 * import { receive, respond, type WebResponse } from "chatbrick-events/webhook";
 *
 * const answer: WebResponse = respond(await receive(request, secret));
 * console.log(answer.status); // 204
 * ```
 */
export type WebResponse = typeof globalThis extends { Response: { prototype: infer Found } } ? Found : never;

/**
 * `Request`, where the types know it.
 *
 * @example
 * ```ts
 * import { example, signedRequest, type WebRequest } from "chatbrick-events/testing";
 *
 * const sent: WebRequest = await signedRequest("https://example.com/webhook", example("store.updated"), secret);
 * console.log(sent.headers.has("svix-signature")); // true
 * ```
 */
export type WebRequest = typeof globalThis extends { Request: { prototype: infer Found } } ? Found : never;
