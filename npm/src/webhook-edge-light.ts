// `chatbrick-events/webhook` for the edge runtime of Vercel and Next.js, like edge-light.ts.
import "./edge-light.js";

export * from "./webhook-exports.js";
