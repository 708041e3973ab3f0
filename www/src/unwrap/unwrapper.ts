import type { Source } from "../validation/types.ts";
import type { Found } from "./find-payloads.ts";

/** Pasted or opened content, the payloads in it, and which of the two the editor shows. */
export interface Unwrapping extends Found {
  original: Source;
  index: number;
  shown: "payload" | "original";
}

interface Page {
  /** Whether the editor still shows this source. */
  isShown(source: Source): boolean;
  /** Shows a source in the editor. */
  show(source: Source): void;
  /** Called with the headers of a payload's delivery; empty without headers. */
  onHeaders(headers: string): void;
  onChange(): void;
}

/** Unwraps pasted or opened content, and keeps the original. */
export class Unwrapper {
  #page: Page;
  #state: Unwrapping | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  get state(): Unwrapping | undefined {
    return this.#state;
  }

  /** Forgets the payloads, because the editor gets new content. */
  forget(): void {
    if (this.#state === undefined) return;
    this.#state = undefined;
    this.#page.onHeaders("");
    this.#page.onChange();
  }

  /** Searches a source that was just pasted or opened, and shows the first payload in it. */
  async search(source: Source): Promise<void> {
    if (source.text.trim() === "" && !source.bytes) return;
    const { findPayloads } = await import("./find-payloads.ts");
    // The content may have changed in the meantime.
    if (!this.#page.isShown(source)) return;
    const found = findPayloads(source);
    if (found === undefined) return;
    this.#state = { ...found, original: source, index: 0, shown: "original" };
    this.choose(0);
  }

  /** Shows a payload. */
  choose(index: number): void {
    const payload = this.#state?.payloads[index];
    if (!this.#state || !payload) return;
    this.#state = { ...this.#state, index, shown: "payload" };
    this.#page.show(payload.source);
    this.#page.onHeaders(payload.headers);
    this.#page.onChange();
  }

  /** Shows the original content. */
  showOriginal(): void {
    if (!this.#state) return;
    this.#state = { ...this.#state, shown: "original" };
    this.#page.show(this.#state.original);
    this.#page.onChange();
  }

  /**
   * Returns the source that an edit, such as undo, has restored. Calls `text` only if the length matches a source, because
   * joining a large text at each keystroke would delay typing.
   */
  restored(length: number, text: () => string): Source | undefined {
    if (!this.#state) return undefined;
    const { original, payloads, index } = this.#state;
    const current = payloads[index]?.source;
    if (length !== original.text.length && length !== current?.text.length) return undefined;
    const now = text();
    const shown = now === original.text ? "original" : now === current?.text ? "payload" : undefined;
    if (shown === undefined) return undefined;
    if (shown !== this.#state.shown) {
      this.#state = { ...this.#state, shown };
      this.#page.onChange();
    }
    return shown === "original" ? original : current;
  }
}
