import type { Editor } from "../editor/editor.ts";

/** Navigation between the list of issues and the editor. */
export function issueNavigation(editor: () => Editor) {
  let origin: HTMLElement | undefined;
  return {
    /** Selects the span of an issue or a value, and remembers the focused element. */
    go({ from, to }: { from: number; to: number }): void {
      origin = document.activeElement as HTMLElement;
      editor().select(from, to);
    },
    /** Moves the focus back to the issue. Returns false if there is none. */
    back(): boolean {
      const issue = origin?.isConnected
        ? origin
        : document.querySelector<HTMLElement>(".issue[aria-current]");
      origin = undefined;
      issue?.focus();
      return issue !== null && issue !== undefined;
    },
    /** Forgets the remembered element, because the text has changed. */
    forget(): void {
      origin = undefined;
    },
    /** Marks the issues at the caret. */
    mark(position: number): void {
      for (const issue of document.querySelectorAll<HTMLElement>(".issue")) {
        const within = Number(issue.dataset.from) <= position && position <= Number(issue.dataset.to);
        if (within) issue.setAttribute("aria-current", "true");
        else issue.removeAttribute("aria-current");
      }
    },
    /** F8 goes to the next issue from anywhere on the page, with Shift to the previous one. */
    listen(): void {
      addEventListener("keydown", (event) => {
        if (event.key !== "F8" || event.defaultPrevented) return;
        event.preventDefault();
        if (event.shiftKey) editor().previous();
        else editor().next();
      });
    },
  };
}
