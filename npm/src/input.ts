/** Stands for a value that `JSON.stringify` cannot write. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

/** Deep enough that whatever is no deeper than a hundred levels has room on the stack, too. */
const FRAMES = 1000;

/** Throws if hardly anything is left of the stack. */
const probe = (frames: number): number => (frames === 0 ? 0 : 1 + probe(frames - 1));

/**
 * A payload that was already parsed, as `JSON.stringify` writes it; `undefined` if there is nothing to write. It takes code
 * of the caller to find that out: getters, `toJSON`, proxies.
 *
 * @throws RangeError if the stack is nearly full, so that it says nothing of the value that it could not be written
 */
export function textOf(value: unknown): string | undefined | typeof UNREADABLE {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch {
    probe(FRAMES);
    return UNREADABLE;
  }
}
