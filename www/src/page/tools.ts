// Tools below the editor, with the tabs Code and Share.

import { sharePanel } from "../share/panel.ts";
import { snippetPanel } from "../tools/snippet-panel.ts";
import { h } from "../ui/dom.ts";
import { tabs } from "../ui/tabs.ts";
import type { Context, Panel } from "./context.ts";

export interface Tools {
  element: HTMLElement;
  panels: [id: string, panel: Panel][];
}

export function toolsSection(context: Context, current: string, onTab: (id: string) => void): Tools {
  const { tools } = context.language.messages;
  const all = [
    { id: "code", name: tools.code, panel: snippetPanel(context) },
    { id: "share", name: tools.share, panel: sharePanel(context) },
  ];
  return {
    panels: all.map(({ id, panel }) => [id, panel]),
    element: h(
      "section",
      { class: "block", "aria-labelledby": "tools-heading" },
      h("h2", { id: "tools-heading" }, tools.heading),
      tabs(
        tools.heading,
        all.map(({ id, name, panel }) => ({ id, name, panel: panel.element })),
        current,
        onTab,
      ).element,
    ),
  };
}
