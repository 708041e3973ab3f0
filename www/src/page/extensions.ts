// Parts of the page that look at each payload next to its verdict: what it was wrapped in, and what caused its errors.

import type { Source, Validation } from "../validation/types.ts";
import type { Context } from "./context.ts";

export interface Extension {
  /** Shown in its place from the start; hide it while there is nothing to say. */
  element: HTMLElement;
  /**
   * Gets a payload that was pasted, opened or dropped as a whole, before it is validated. Returns the source to put into
   * the editor instead, or `undefined` to leave it.
   */
  receive?(source: Source): Source | undefined;
  /** Called after each validation. `fresh`: the payload was replaced as a whole. */
  update(validation: Validation, fresh: boolean): void;
}

export type MakeExtension = (context: Context) => Extension;

/** Shown between the toolbar and the editor. */
export const ABOVE_EDITOR: readonly MakeExtension[] = [];

/** Shown above the list of issues. */
export const ABOVE_ISSUES: readonly MakeExtension[] = [];
