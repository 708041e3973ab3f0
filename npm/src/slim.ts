/**
 * The same functions without the wasm. Load `chatbrick-events/chatbrick-events.wasm` yourself, and pass it to `init` or
 * `initSync` before any other call.
 *
 * @packageDocumentation
 */

import { start, started } from "./api.js";
import { bytesOf } from "./bytes.js";
import { isModule, type WasmModule } from "./wasm-module.js";
import type { MakeInstance } from "./wasm-validator.js";

export * from "./public.js";
export type { WasmModule } from "./wasm-module.js";

/**
 * The wasm of this package, compiled or as bytes.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { initSync, validate, type WasmSource } from "chatbrick-events/slim";
 *
 * const bytes: WasmSource = readFileSync(new URL(import.meta.resolve("chatbrick-events/chatbrick-events.wasm")));
 * initSync(bytes);
 * console.log(validate("{}").valid); // false
 * ```
 */
export type WasmSource = WasmModule | ArrayBuffer | ArrayBufferView;

/**
 * The type `Response`; `never` in a project whose types do not include it.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { init, validate, type WasmResponse } from "chatbrick-events/slim";
 *
 * const file = readFileSync(new URL(import.meta.resolve("chatbrick-events/chatbrick-events.wasm")));
 * const response: WasmResponse = new Response(file, { headers: { "content-type": "application/wasm" } });
 * await init(response);
 * console.log(validate("{}").valid); // false
 * ```
 */
export type WasmResponse = typeof globalThis extends { Response: { prototype: infer Response } }
  ? Response
  : never;

/**
 * Sets the wasm of all functions, synchronously. Has no effect if an earlier call or the default entry has set it.
 *
 * On a page, Chrome before 115 throws a `RangeError`: use {@link init} there.
 *
 * @param source - the content of `chatbrick-events/chatbrick-events.wasm`: its bytes, or the compiled module that
 *   bundlers of Workers make of an import
 * @throws `WebAssembly.CompileError` or `TypeError` if the source is not wasm, `WebAssembly.LinkError` if it is another module
 *   or another version of this package. A custom section identifies the version: tools must not strip it
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { initSync, validate } from "chatbrick-events/slim";
 *
 * initSync(readFileSync(new URL(import.meta.resolve("chatbrick-events/chatbrick-events.wasm"))));
 * console.log(validate("{}").valid); // false
 * ```
 */
export function initSync(source: WasmSource): void {
  if (started()) return;
  needWebAssembly();
  start(checked(isModule(source) ? source : new WebAssembly.Module(bufferOf(source))));
}

/**
 * Sets the wasm of all functions. Where the runtime supports it, compiles the wasm while it arrives. Has no effect if an
 * earlier call or the default entry has set it. In a browser: `await init(fetch(url))`, with the URL from the bundler.
 *
 * @param source - as for {@link initSync}, or a response with the bytes, or a promise of either
 * @returns a promise that resolves when the functions can be called. It rejects with the errors of {@link initSync}, with the
 *   rejection of the given promise, or with an `Error` for a failed response
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { init, validate } from "chatbrick-events/slim";
 *
 * await init(readFile(new URL(import.meta.resolve("chatbrick-events/chatbrick-events.wasm"))));
 * console.log(validate("{}").valid); // false
 * ```
 */
export async function init(
  source: WasmSource | WasmResponse | PromiseLike<WasmSource | WasmResponse>,
): Promise<void> {
  const given = await source;
  if (started()) return;
  needWebAssembly();
  const module = checked(isModule(given) ? given : await compile(given));
  const first = await WebAssembly.instantiate(module);
  // `init` may have been called again in the meantime.
  if (!started()) start(module, makerOf(module), first);
}

/**
 * Returns a function that makes instances. On a page, Chrome before 115 cannot make one synchronously: there, the instance is
 * made in the background, and a call that needs it throws.
 */
function makerOf(module: WebAssembly.Module): MakeInstance {
  let spare: WebAssembly.Instance | undefined;
  return (isLost) => {
    const instance = spare;
    spare = undefined;
    if (instance !== undefined) return instance;
    try {
      return new WebAssembly.Instance(module);
    } catch (cause) {
      WebAssembly.instantiate(module).then(
        (made) => {
          spare = made;
        },
        () => {
          // The next call tries again.
        },
      );
      if (!isLost) return undefined;
      throw new Error("chatbrick-events/slim: the wasm is being restarted; call again in a moment", {
        cause,
      });
    }
  };
}

/** Name of a custom section that identifies the version and build of the wasm. Defined by the build. */
declare const WASM_NAME: string;

/** Throws for other modules, and for other versions, which a cache may still have: their output differs. */
function checked(module: WebAssembly.Module): WebAssembly.Module {
  if (WebAssembly.Module.customSections(module, WASM_NAME).length === 0) {
    throw new WebAssembly.LinkError(
      "chatbrick-events/slim: this is not the wasm of this version of the package",
    );
  }
  return module;
}

/** @throws Error in Lockdown Mode, and in other runtimes without WebAssembly */
function needWebAssembly(): void {
  if (typeof WebAssembly === "undefined") {
    throw new Error("chatbrick-events/slim: this runtime has no WebAssembly");
  }
}

function compile(source: unknown): Promise<WebAssembly.Module> {
  return isResponse(source) ? compileResponse(source) : WebAssembly.compile(bufferOf(source));
}

/** Whether a value has the structure of a `Response`, of any realm. A `Request` has no `ok`. */
const isResponse = (source: unknown): source is Response =>
  "arrayBuffer" in Object(source) && "ok" in Object(source);

/**
 * Returns bytes as every engine accepts them: V8 rejects a `DataView`.
 *
 * @throws TypeError for anything but bytes, such as the URL of the wasm
 */
function bufferOf(source: unknown): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(source);
  if (bytes === undefined) {
    throw new TypeError(
      "chatbrick-events/slim: pass the bytes of the wasm or a WebAssembly.Module; to init also fetch(url)",
    );
  }
  return bytes as Uint8Array<ArrayBuffer>;
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) {
    throw new Error(`chatbrick-events/slim: the wasm was not served: status ${response.status}`);
  }
  // `compileStreaming` rejects other content types and parameters, and is missing in some runtimes.
  return response.headers.get("content-type") === "application/wasm" && "compileStreaming" in WebAssembly
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
