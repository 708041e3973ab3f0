// The inputs of the entry without the wasm. This file is only compiled.

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

// @ts-expect-error: the caller must fetch the file
initSync("https://worker.example/chatbrick-events.wasm");
// @ts-expect-error: the caller must fetch the file
init("https://worker.example/chatbrick-events.wasm");
// @ts-expect-error: the argument is missing
initSync();
