import { fill, type Language } from "../i18n/index.ts";
import { h } from "../ui/dom.ts";
import type { Unwrapper, Unwrapping } from "./unwrapper.ts";

/** Renders the path from the original to the payload, and the list of payloads if there are several. */
export function breadcrumb(language: Language, state: Unwrapping, unwrapper: Unwrapper): HTMLElement {
  const { unwrap } = language.messages;
  const { index, payloads, shown, truncated } = state;
  const name = (layer: string) => unwrap.layers[layer as keyof typeof unwrap.layers] ?? layer;
  const choice = (which: typeof shown, text: string, onclick: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: "crumb",
        "data-crumb": which,
        "aria-current": shown === which && "true",
        onclick,
      },
      text,
    );
  return h(
    "nav",
    { class: "unwrapped", "aria-label": unwrap.label },
    h(
      "ol",
      { class: "crumbs" },
      h(
        "li",
        {},
        choice("original", unwrap.original, () => unwrapper.showOriginal()),
      ),
      payloads[index]?.layers.map((layer) => h("li", { translate: "no" }, name(layer))),
      h(
        "li",
        {},
        choice("payload", unwrap.payload, () => unwrapper.choose(index)),
      ),
    ),
    payloads.length > 1 && stepper(language, state, unwrapper),
    truncated && h("p", { class: "muted small" }, unwrap.truncated),
  );
}

/** Longest list of payloads. Longer ones have only Previous and Next. */
const LISTED = 2000;

function stepper(language: Language, { index, payloads }: Unwrapping, unwrapper: Unwrapper): HTMLElement {
  const { unwrap } = language.messages;
  const position = fill(unwrap.position, {
    n: index + 1,
    count: payloads.length.toLocaleString(language.id),
  });
  const step = (id: string, to: number, text: string) =>
    h(
      "button",
      {
        type: "button",
        class: "button button-small",
        id,
        disabled: to < 0 || to >= payloads.length,
        onclick: () => {
          unwrapper.choose(to);
          document.querySelector<HTMLElement>(`#${id}:enabled, #payloads`)?.focus();
        },
      },
      text,
    );
  const list = h(
    "select",
    {
      id: "payloads",
      "aria-label": unwrap.list,
      onchange: () => {
        unwrapper.choose(Number(list.value));
        document.querySelector<HTMLElement>("#payloads")?.focus();
      },
    },
    payloads
      .slice(0, LISTED)
      .map(({ type }, at) =>
        h("option", { value: at, selected: at === index }, `${at + 1} · ${type ?? unwrap.noType}`),
      ),
  );
  return h(
    "div",
    { class: "stepper" },
    step("previous-payload", index - 1, unwrap.previous),
    h("span", { class: "small" }, position),
    step("next-payload", index + 1, unwrap.next),
    payloads.length <= LISTED && list,
  );
}
