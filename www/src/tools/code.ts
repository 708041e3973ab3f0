// The generated code, in one file to load on demand.

export { rust } from "./rust-snippet.ts";
export { shapeOf } from "./snippets.ts";
export { typescript } from "./typescript-snippet.ts";
