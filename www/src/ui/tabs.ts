import { h } from "./dom.ts";

export interface Tab {
  id: string;
  name: string;
  panel: HTMLElement;
}

export interface Tabs {
  element: HTMLElement;
  select(id: string): void;
  rename(id: string, name: string): void;
}

/** Tabs after the ARIA Authoring Practices: arrow keys select a tab, Tab moves on to its panel. */
export function tabs(
  label: string,
  all: readonly Tab[],
  current: string,
  onChoose: (id: string) => void,
): Tabs {
  const buttons = all.map(({ id, name }) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${id}`,
        "aria-controls": `panel-${id}`,
        onclick: () => choose(id),
      },
      name,
    ),
  );
  const panels = all.map(({ id, panel }) =>
    h(
      "div",
      { role: "tabpanel", tabindex: "0", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, class: "panel" },
      panel,
    ),
  );
  const show = (id: string) => {
    for (const [index, tab] of all.entries()) {
      const chosen = tab.id === id;
      buttons[index]?.setAttribute("aria-selected", `${chosen}`);
      buttons[index]?.setAttribute("tabindex", chosen ? "0" : "-1");
      panels[index]?.toggleAttribute("hidden", !chosen);
    }
  };
  const choose = (id: string) => {
    show(id);
    onChoose(id);
  };
  const onkeydown = (event: KeyboardEvent) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const to = steps[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const index = (to + all.length) % all.length;
    choose(all[index]?.id ?? "");
    buttons[index]?.focus();
  };
  const list = h("div", { role: "tablist", "aria-label": label, class: "tabs", onkeydown }, buttons);
  show(current);
  return {
    element: h("div", { class: "tabbed" }, list, panels),
    select: choose,
    rename(id, name) {
      const button = buttons[all.findIndex((tab) => tab.id === id)];
      if (button && button.textContent !== name) button.textContent = name;
    },
  };
}
