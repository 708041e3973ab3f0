/** Result of {@link serialize} for a value that `JSON.stringify` throws for. */
export const UNREADABLE: unique symbol = Symbol("unreadable");

/** Stack frames that must be free: enough for any value of at most a hundred levels. */
const FRAMES = 1000;

/** Throws a RangeError if fewer than `frames` frames fit on the stack. */
const probeStack = (frames: number): number => (frames === 0 ? 0 : 1 + probeStack(frames - 1));

/**
 * Serializes a parsed payload with `JSON.stringify`; `undefined` if the value has no JSON text. Runs code of the caller:
 * getters, `toJSON`, proxies.
 *
 * @throws RangeError if the stack is nearly full: a failure of `JSON.stringify` then says nothing about the value
 */
export function serialize(value: unknown): string | undefined | typeof UNREADABLE {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch {
    probeStack(FRAMES);
    return UNREADABLE;
  }
}
