// What the entry without the wasm takes. This file is compiled and never run.

import { init, initSync, type WasmModule, type WasmResponse } from "chatbrick-events/slim";

declare const bytes: ArrayBuffer;
declare const compiled: WasmModule;
declare const response: WasmResponse;

initSync(bytes);
initSync(new Uint8Array(bytes));
initSync(new DataView(bytes));
initSync(compiled);
init(compiled) satisfies Promise<void>;
init(response) satisfies Promise<void>;
init(Promise.resolve(bytes)) satisfies Promise<void>;

// @ts-expect-error: fetching is for the caller
initSync("https://worker.example/chatbrick-events.wasm");
// @ts-expect-error: fetching is for the caller
init("https://worker.example/chatbrick-events.wasm");
// @ts-expect-error: one of the two has to be passed
initSync();
