/**
 * The same functions without the wasm: for those who load `chatbrick-events/chatbrick-events.wasm` themselves, and
 * call `init` or `initSync` with it before anything else.
 *
 * @packageDocumentation
 */

import { start, started } from "./api.js";
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
 * A response to `fetch`; nothing where the types know none.
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
 * Gives the functions their wasm, synchronously. Where they have it, by this or by the default entry, it does nothing.
 *
 * Pages of Chrome before 115 refuse this with a `RangeError`: use {@link init} there.
 *
 * @param source - the content of `chatbrick-events/chatbrick-events.wasm`: its bytes, or the compiled module that
 *   bundlers of Workers make of an import
 * @throws `WebAssembly.CompileError` or `TypeError` if it is no wasm, `WebAssembly.LinkError` if it is the wasm of
 *   something else or of another version: it is known by a custom section, which no tool may strip
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
  start(checked(isModule(source) ? source : new WebAssembly.Module(source as BufferSource)));
}

/**
 * Gives the functions their wasm, and compiles it while it is still being received where the runtime can do so. Where
 * they have it, by this or by the default entry, it does nothing. In a browser: `await init(fetch(url))`, with the address
 * that the bundler gives.
 *
 * @param source - as for {@link initSync}, or the response that carries the bytes; of either, a promise too
 * @returns a promise that is resolved when the functions can be called, and rejected with what {@link initSync}
 *   throws, with the rejection of the promise that was passed, or with an `Error` for a response that is no success
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
  if (typeof WebAssembly === "undefined") {
    throw new Error("chatbrick-events/slim: this runtime has no WebAssembly");
  }
  const module = checked(isModule(given) ? given : await compile(given as BufferSource | Response));
  const first = await WebAssembly.instantiate(module);
  // `init` may have been called again in the meantime.
  if (!started()) start(module, makerOf(module), first);
}

/**
 * Returns a function that makes instances. Pages of Chrome before 115 refuse to make one synchronously: there, it is made in the
 * background, and a call that cannot do without it throws.
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

/** Throws for other modules and other versions, which a cache may still hold: their output differs. */
function checked(module: WebAssembly.Module): WebAssembly.Module {
  if (WebAssembly.Module.customSections(module, WASM_NAME).length === 0) {
    throw new WebAssembly.LinkError(
      "chatbrick-events/slim: this is not the wasm of this version of the package",
    );
  }
  return module;
}

function compile(source: BufferSource | Response): Promise<WebAssembly.Module> {
  return isResponse(source) ? compileResponse(source) : WebAssembly.compile(source);
}

/** Structural check for a `Response` of any realm. `compile` rejects every other wrong input. */
const isResponse = (source: unknown): source is Response =>
  "arrayBuffer" in Object(source) && "headers" in Object(source);

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) {
    throw new Error(`chatbrick-events/slim: the wasm was not served, the status is ${response.status}`);
  }
  // `compileStreaming` rejects any other type and parameters, and some runtimes do not have it.
  return response.headers.get("content-type") === "application/wasm" && "compileStreaming" in WebAssembly
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
