import type { Plugin } from "vite";

/** Allows CodeMirror's style sheet. In a static build it is not secret, but the policy still blocks style attributes. */
const STYLE_NONCE = "codemirror";

/** Blocks every connection, even to the page's own server. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' 'nonce-${STYLE_NONCE}'`,
  "img-src 'self'",
  "connect-src 'none'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes the policy into the built page, so that it applies on every server. */
export const policy = (): Plugin => ({
  name: "policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
});
