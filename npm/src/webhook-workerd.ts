// `chatbrick-events/webhook` for Cloudflare Workers, as workerd.ts.
import "./workerd.js";

export * from "./webhook-exports.js";
