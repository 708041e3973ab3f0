import { bytesOf } from "./bytes.js";

/** What a caller passed, told apart by what it means. */
export type Input =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** A payload that was already parsed, as `JSON.stringify` writes it. */
  | { readonly kind: "value"; readonly text: string }
  /** `undefined`, a function or a symbol: `JSON.stringify` writes nothing. */
  | { readonly kind: "nothing" }
  /** `JSON.stringify` threw. */
  | { readonly kind: "unreadable" };

/** Reads the input as far as it takes code of the caller to do so: getters, `toJSON`, proxies. */
export function readInput(input: unknown): Input {
  if (typeof input === "string") return { kind: "text", text: input };
  const bytes = bytesOf(input);
  if (bytes !== undefined) return { kind: "bytes", bytes };
  try {
    const text: string | undefined = JSON.stringify(input);
    return text === undefined ? { kind: "nothing" } : { kind: "value", text };
  } catch {
    return { kind: "unreadable" };
  }
}
