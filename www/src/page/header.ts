import { LANGUAGES, type Language, type LanguageChoice } from "../i18n/index.ts";
import { h } from "../ui/dom.ts";
import { THEMES, type Theme } from "./preferences.ts";

interface Choices {
  theme: Theme;
  onLanguage(choice: LanguageChoice): void;
  onTheme(theme: Theme): void;
}

export function header(language: Language, { theme, onLanguage, onTheme }: Choices): HTMLElement {
  const { page } = language.messages;
  return h(
    "header",
    { class: "top" },
    h(
      "div",
      { class: "brand" },
      h("h1", {}, page.title),
      h("span", { class: "event-name", translate: "no" }, "ChatBrick webhooks"),
    ),
    h("p", { class: "tagline" }, page.tagline),
    h(
      "div",
      { class: "preferences" },
      h(
        "select",
        {
          id: "theme",
          "aria-label": page.theme,
          onchange: (event: Event) => onTheme((event.target as HTMLSelectElement).value as Theme),
        },
        THEMES.map((id) => h("option", { value: id, selected: id === theme }, page.themes[id])),
      ),
      h(
        "div",
        { class: "switch", role: "group", "aria-label": page.language },
        LANGUAGES.map((other) =>
          h(
            "button",
            {
              type: "button",
              lang: other.id,
              "data-language": other.id,
              "aria-pressed": other.id === language.id ? "true" : "false",
              onclick: () => onLanguage(other),
            },
            other.name,
          ),
        ),
      ),
    ),
  );
}

/** Link at the start of the tab order that skips the header. */
export const skipLink = ({ messages }: Language, focusEditor: () => void): HTMLElement =>
  h(
    "a",
    {
      class: "skip",
      href: "#editor",
      onclick: (event: Event) => {
        event.preventDefault();
        focusEditor();
      },
    },
    messages.page.skip,
  );

/** Whether `Mod` in CodeMirror's key names is the Command key. */
const APPLE = /Mac|iPhone|iPad|iPod/.test(navigator.platform);

export function footer({ messages: { page } }: Language): HTMLElement {
  const { keyList } = page;
  const mod = APPLE ? "⌘" : "Ctrl";
  const key = (keys: string[], what: string) =>
    h(
      "li",
      {},
      keys.map((name) => h("kbd", {}, name)),
      h("span", {}, what),
    );
  return h(
    "footer",
    { class: "bottom" },
    h(
      "section",
      { class: "keys-section" },
      h("h2", { class: "small-heading" }, page.keys),
      h(
        "ul",
        { class: "keys" },
        key(["F8"], keyList.next),
        key(["Shift", "F8"], keyList.previous),
        key(["F2"], keyList.explain),
        key(["Esc"], keyList.back),
        key([mod, "Shift", "M"], keyList.panel),
        key([mod, "F"], keyList.find),
        key(["Tab"], keyList.leave),
      ),
    ),
    h("div", { class: "muted small" }, h("p", {}, page.privacy), h("p", {}, page.source)),
  );
}
