// The entry for Cloudflare Workers, which compile the wasm at deployment and forbid compiling it at run time.

import { start } from "./api.js";
import module from "./chatbrick-events.wasm";
import { importedModule } from "./wasm-module.js";

export * from "./public.js";

start(importedModule(module));
