/** Texts beyond this length wait for a pause in typing. */
export const LARGE = 100_000;

/** Does what is asked at once for a usual text, and for a large one after a pause: of several, the last. */
export function paced(pause: number): (length: number, action: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (length, action) => {
    clearTimeout(timer);
    if (length > LARGE) timer = setTimeout(action, pause);
    else action();
  };
}
