/**
 * The type `WebAssembly.Module`; any object in a project whose types do not include it.
 *
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { initSync, validate, type WasmModule } from "chatbrick-events/slim";
 *
 * const file = new URL(import.meta.resolve("chatbrick-events/chatbrick-events.wasm"));
 * const compiled: WasmModule = new WebAssembly.Module(readFileSync(file));
 * initSync(compiled);
 * console.log(validate("{}").valid); // false
 * ```
 */
export type WasmModule = object &
  (typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : unknown);

/** Whether a value is a compiled module. Unlike `instanceof`, this works across realms. */
export const isModule = (value: unknown): value is WebAssembly.Module =>
  Object.prototype.toString.call(value) === "[object WebAssembly.Module]";

/**
 * Returns the module that a tool made of an import of the wasm.
 *
 * @throws TypeError if it is something else: Nitro imports the exports of an instance, other tools a URL
 */
export function importedModule(imported: unknown): WebAssembly.Module {
  if (isModule(imported)) return imported;
  throw new TypeError(
    'chatbrick-events: this tool does not import a .wasm file as a WebAssembly.Module. Use chatbrick-events/slim, and pass the wasm to initSync (Nitro: import wasm from "chatbrick-events/chatbrick-events.wasm?module").',
  );
}
