/** Stands for a value that `JSON.stringify` cannot write. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

/**
 * A payload that was already parsed, as `JSON.stringify` writes it; `undefined` if there is nothing to write. It takes code
 * of the caller to find that out: getters, `toJSON`, proxies.
 */
export function textOf(value: unknown): string | undefined | typeof UNREADABLE {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch {
    return UNREADABLE;
  }
}
