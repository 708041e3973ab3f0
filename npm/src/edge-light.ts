// The entry for Vercel's and Next's edge runtime, whose bundlers make a module of what ends in `?module`.

import { start } from "./api.js";
import module from "./chatbrick-events.wasm?module";

export * from "./public.js";

start(module);
