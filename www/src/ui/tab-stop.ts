/** Makes elements a single tab stop (roving tabindex): arrow keys, Home and End move the focus between them. */
export function oneTabStop<T extends HTMLElement>(container: T, selector: string): T {
  const all = () => [...container.querySelectorAll<HTMLElement>(selector)];
  const stopAt = (stop: HTMLElement | undefined) => {
    for (const element of all()) element.tabIndex = element === stop ? 0 : -1;
  };
  stopAt(all()[0]);
  container.addEventListener("keydown", (event) => {
    const elements = all();
    const at = elements.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: elements.length - 1 }[event.key];
    const next = to === undefined ? undefined : elements[to];
    if (at < 0 || !next) return;
    event.preventDefault();
    stopAt(next);
    next.focus();
  });
  return container;
}
