/** Longest text, in characters, that is processed at each keystroke. */
export const LARGE = 100_000;

/** Returns a debouncer that runs an action immediately for a short text, and after a pause for a large one. */
export function debounceLarge(pause: number): (length: number, action: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (length, action) => {
    clearTimeout(timer);
    if (length > LARGE) timer = setTimeout(action, pause);
    else action();
  };
}
