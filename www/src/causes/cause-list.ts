import { fill, type Language } from "../i18n/index.ts";
import { h } from "../ui/dom.ts";
import type { Cause, Causes } from "./find-causes.ts";

/** Renders the likely causes, each with a button that shows its position, and a button that repairs them all. */
export function causeList(
  { id, messages }: Language,
  { causes, fixable, readable }: Causes,
  actions: { onJump(cause: Cause): void; onFix(): void },
): HTMLElement {
  const { causes: texts } = messages;
  const text = ({ name, count }: Cause) =>
    texts.names[name] + (count > 1 ? fill(texts.times, { n: count.toLocaleString(id) }) : "");
  return h(
    "section",
    { class: "causes", "aria-labelledby": "causes-heading" },
    h("h3", { id: "causes-heading" }, texts.heading),
    h(
      "ul",
      {},
      causes.map((cause) =>
        h(
          "li",
          { "data-cause": cause.name },
          text(cause),
          " ",
          cause.to > 0 &&
            h(
              "button",
              { type: "button", class: "button button-small", onclick: () => actions.onJump(cause) },
              texts.jump,
            ),
        ),
      ),
    ),
    readable?.isPart && h("p", { class: "muted small" }, texts.part),
    fixable &&
      h(
        "button",
        { type: "button", class: "button button-main", id: "fix", onclick: actions.onFix },
        texts.fix,
      ),
  );
}
