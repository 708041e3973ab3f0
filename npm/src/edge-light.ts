// The entry for the edge runtime of Vercel and Next.js, whose bundlers compile imports that end in `?module`.

import { start } from "./api.js";
import module from "./chatbrick-events.wasm?module";
import { importedModule } from "./wasm-module.js";

export * from "./public.js";

start(importedModule(module));
