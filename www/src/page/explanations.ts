import type { Page } from "../explain/start.ts";

/** Events that can request an explanation. */
const EVENTS = ["pointermove", "pointerdown", "keydown", "focusin"];

/** Loads the explanations at the first of these events. Returns a function to call after each validation. */
export function lazyExplanations(page: Page): () => void {
  let update: (() => void) | undefined;
  let asked = false;
  /** Whether an explanation was requested before they were loaded. */
  let wanted = false;
  const load = async (event: Event) => {
    if (page.state().validation.verdict === "empty") return;
    const { key, pointerType } = event as Partial<KeyboardEvent & PointerEvent>;
    wanted ||= page.view.dom.contains(event.target as Node) && (key === "F2" || pointerType === "touch");
    if (asked) return;
    asked = true;
    const loaded = await import("../explain/start.ts").catch(() => undefined);
    // The page is left, or has no connection: the next event tries again.
    if (!loaded) {
      asked = false;
      return;
    }
    for (const name of EVENTS) removeEventListener(name, load);
    update = loaded.startExplanations(page, wanted);
  };
  for (const name of EVENTS) addEventListener(name, load);
  return () => update?.();
}
