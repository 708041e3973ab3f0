import type { Position, Search } from "./search.js";

/** Finds the payloads in bytes of any form. Passed to the modules of the single forms, which would otherwise import each other. */
export type Find = (search: Search, bytes: Uint8Array, position: Position) => void;
