import type { Editor } from "../editor/editor.ts";
import type { Language } from "../i18n/index.ts";
import type { LocalText } from "../page/notes.ts";
import { fillIn, h } from "../ui/dom.ts";
import type { Source, Validation } from "../validation/types.ts";
import { causeList } from "./cause-list.ts";

interface Page {
  editor: Pick<Editor, "text" | "replace" | "select" | "view">;
  source(): Source;
  note(text: LocalText, bad?: boolean): void;
  /** Called with the repaired text. */
  onRepaired(source: Source): void;
}

/** Section with the likely causes above the issues; empty for a readable text. */
export function causesSection({ editor, source, note, onRepaired }: Page) {
  const element = h("div", { class: "causes-slot" });

  /** Repairs the text as an edit: undo reverts it, and the received body is kept. */
  const repair = async () => {
    const broken = source();
    const { fix } = await import("./find-causes.ts");
    const text = await fix(broken);
    if (editor.text() !== broken.text) return;
    if (text === undefined) {
      note(({ causes }) => causes.notFixed, true);
      return;
    }
    editor.replace(text);
    note(({ causes }) => causes.fixed);
    editor.view.focus();
    onRepaired({ text });
  };

  return {
    element,
    show(language: Language, { causes }: Validation): void {
      const onJump = ({ from, to }: { from: number; to: number }) => editor.select(from, to);
      fillIn(
        element,
        causes && causes.causes.length > 0 && causeList(language, causes, { onJump, onFix: repair }),
      );
    },
  };
}
