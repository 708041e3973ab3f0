/** The wasm of the package as text; the build writes it. */
export declare const wasmText: string;
