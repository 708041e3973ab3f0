// Web types that some projects do not include. A declaration that names them directly would not compile there.

/**
 * The type `Response`; `never` in a project whose types do not include it.
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
 * The type `Request`; `never` in a project whose types do not include it.
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
