import type { Source } from "../validation/types.ts";
import type { Found } from "./find-payloads.ts";

/** What was pasted or opened, the payloads in it, and which of both the editor shows. */
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
  /** Gets the headers of a payload's delivery, or an empty text. */
  onHeaders(headers: string): void;
  onChange(): void;
}

/** Unwraps what is pasted or opened. The original is kept. */
export class Unwrapper {
  #page: Page;
  #state: Unwrapping | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  get state(): Unwrapping | undefined {
    return this.#state;
  }

  /** Forgets what was unwrapped: the editor has another content. */
  forget(): void {
    if (this.#state === undefined) return;
    this.#state = undefined;
    this.#page.onHeaders("");
    this.#page.onChange();
  }

  /** Searches a source that was just pasted or opened, and shows the first payload in it. */
  async search(source: Source): Promise<void> {
    if (source.text.trim() === "" && !source.bytes) return;
    // Loaded on demand.
    const { findPayloads } = await import("./find-payloads.ts");
    // The reader may have gone on in the meantime.
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

  /** Shows what was pasted or opened. */
  showOriginal(): void {
    if (!this.#state) return;
    this.#state = { ...this.#state, shown: "original" };
    this.#page.show(this.#state.original);
    this.#page.onChange();
  }

  /**
   * Returns the source that an edit has brought back, as undo does. `text` is asked for only if the length is that of a
   * source: joining a large text at each keystroke would delay typing.
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
