// The progress on a terminal: bytes, bodies per second, and invalid bodies.

import type { Tally } from "./tally.js";

const INTERVAL = 200;

export class Progress {
  readonly #isOn: boolean;
  readonly #start = performance.now();
  #last = this.#start;
  #isShown = false;

  constructor(isQuiet: boolean) {
    this.#isOn = !isQuiet && process.stderr.isTTY === true && process.env.TERM !== "dumb";
  }

  show({ bytes, bodies, invalid }: Tally): void {
    const now = performance.now();
    if (!this.#isOn || now - this.#last < INTERVAL) return;
    this.#last = now;
    this.#isShown = true;
    const perSecond = Math.round((bodies / (now - this.#start)) * 1000);
    const parts = [`${(bytes / 1e6).toFixed(0)} MB`, `${perSecond} bodies/s`, `${invalid} invalid`];
    process.stderr.write(`\r\x1b[K${parts.join(", ")}`);
  }

  /** Removes the progress, so that the next output begins at the left. */
  clear(): void {
    if (this.#isShown) process.stderr.write("\r\x1b[K");
    this.#isShown = false;
  }

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }
}
