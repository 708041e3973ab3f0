/** The wasm of the package as text, written by the build. */
export declare const wasmText: string;
/** The wasm module that decodes the text, one character per byte. */
export declare const unpacker: string;
