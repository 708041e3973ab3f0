/** The wasm of the package as text; the build writes it. */
export declare const wasmText: string;
/** The module that reads the text, with a character for each byte. */
export declare const unpacker: string;
