// Types of the web platform that not every project has: a declaration that names them would not compile there.

/** `Response`, where the types know it. */
export type WebResponse = typeof globalThis extends { Response: { prototype: infer Found } } ? Found : never;

/** `Request`, where the types know it. */
export type WebRequest = typeof globalThis extends { Request: { prototype: infer Found } } ? Found : never;
