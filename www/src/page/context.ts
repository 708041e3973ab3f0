import type { Language } from "../i18n/index.ts";
import type { ValidationClient } from "../validation/client.ts";
import type { Source, Validation } from "../validation/types.ts";

/** Input of the reader in the panels. Kept when the language is switched, and lost on reload. */
export interface Drafts {
  headers: string;
  secret: string;
  endpoint: string;
  code: "typescript" | "rust" | "json";
  share: "standins" | "real";
}

/** Result of the signature check, in a few words. */
export interface SignatureState {
  tone: "good" | "bad" | "unknown";
  text: string;
}

/** Dependencies of the panels. */
export interface Context {
  language: Language;
  drafts: Drafts;
  client: ValidationClient;
  source(): Source;
  validation(): Validation;
  /** Shows the state of the signature in the verdict bar; `undefined` shows none. */
  showSignature(state: SignatureState | undefined): void;
  /** Announces a text to screen readers. */
  announce(text: string): void;
  /** Replaces the payload in the editor. */
  load(source: Source, note?: string): void;
}

/** A panel that shows a part of the validation. */
export interface Panel {
  element: HTMLElement;
  update(validation: Validation): void;
}

export const bytesOf = ({ text, bytes }: Source): Uint8Array<ArrayBuffer> =>
  bytes ?? new TextEncoder().encode(text);
