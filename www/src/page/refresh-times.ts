import type { Language } from "../i18n/index.ts";
import { ago } from "../story/time.ts";

const PERIOD = 15_000;

/** Keeps the times that are relative to now current. */
export function refreshTimes(language: () => Language): void {
  setInterval(() => {
    for (const time of document.querySelectorAll<HTMLElement>("[data-ago]"))
      time.textContent = ago(Number(time.dataset.ago), language());
  }, PERIOD);
}
