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
