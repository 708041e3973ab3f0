/** Longer texts wait for a pause in typing. */
export const LARGE = 100_000;

/** Runs an action at once for a short text, and after a pause for a large one: only the last of several. */
export function debounceLarge(pause: number): (length: number, action: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (length, action) => {
    clearTimeout(timer);
    if (length > LARGE) timer = setTimeout(action, pause);
    else action();
  };
}
