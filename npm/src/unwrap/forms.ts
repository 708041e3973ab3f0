import type { Position, Search } from "./search.js";

/** Finds the payloads in bytes of any form. A parameter of the modules for one form, because they need each other. */
export type Find = (search: Search, bytes: Uint8Array, position: Position) => void;
