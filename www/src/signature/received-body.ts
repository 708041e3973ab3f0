import type { Source } from "../validation/types.ts";

/**
 * The body as pasted or opened. A signature covers these bytes, so they are kept even if the editor shows them formatted or
 * is edited by hand.
 */
export class ReceivedBody {
  #received: Source | undefined;
  /** The received text as Format or Minify wrote it. */
  #view: string | undefined;

  /** Sets the received body. */
  receive(source: Source): void {
    this.#received = source;
    this.#view = undefined;
  }

  /** Forgets the body: from now on, the content of the editor counts. */
  forget(): void {
    this.#received = undefined;
    this.#view = undefined;
  }

  /** Remembers a text as another view of the received body, if the editor showed that body. */
  reshape(before: string, after: string): void {
    if (this.#isReceived(before)) this.#view = after;
  }

  /** Whether the received text has this length: a quick check before comparing texts. */
  hasLength(length: number): boolean {
    return this.#received?.text.length === length;
  }

  /** Returns the source with the editor's positions, including the received bytes if the text is unchanged. */
  shown(text: string): Source {
    return this.#received?.text === text ? this.#received : { text };
  }

  /** Returns the payload that the editor shows: the received body, unless it was edited by hand. */
  payload(text: string): Source {
    return this.#received && this.#isReceived(text) ? this.#received : { text };
  }

  /** Returns the body whose signature is checked, and the content of the editor if that was edited by hand. */
  signed(text: string): { received: Source; edited?: Source } {
    if (this.#received === undefined) return { received: { text } };
    return this.#isReceived(text)
      ? { received: this.#received }
      : { received: this.#received, edited: { text } };
  }

  #isReceived(text: string): boolean {
    return text === this.#received?.text || text === this.#view;
  }
}
