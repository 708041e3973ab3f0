// The code generators, in one module that is loaded on demand.

export { rust } from "./rust-snippet.ts";
export { shapeOf } from "./snippets.ts";
export { typescript } from "./typescript-snippet.ts";
