import type { Language } from "../i18n/index.ts";
import { ago } from "../story/time.ts";

const PERIOD = 15_000;

/** Updates relative times, such as "2 minutes ago", periodically. */
export function refreshTimes(language: () => Language): void {
  setInterval(() => {
    for (const time of document.querySelectorAll<HTMLElement>("[data-ago]"))
      time.textContent = ago(Number(time.dataset.ago), language());
  }, PERIOD);
}
