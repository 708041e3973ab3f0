// The entry for Cloudflare Workers, which compile the wasm when they are deployed and allow no compiling afterwards.

import { start } from "./api.js";
import module from "./chatbrick-events.wasm";

export * from "./public.js";

start(module);
