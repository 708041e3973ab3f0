// `chatbrick-events/webhook` for Cloudflare Workers, like workerd.ts.
import "./workerd.js";

export * from "./webhook-exports.js";
