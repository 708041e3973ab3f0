// Pane next to the editor, with the tabs Issues, Story, Nulls and Signature.

import { fill, type Language } from "../i18n/index.ts";
import { issueList } from "../report/issue-list.ts";
import { DOCUMENTED, NULL_STATES, type Sample } from "../samples/samples.ts";
import { nullTable } from "../story/null-table.ts";
import { unsetFields, whyUnset } from "../story/sentence.ts";
import { story } from "../story/story.ts";
import { fillIn, h } from "../ui/dom.ts";
import { type Tabs, tabs } from "../ui/tabs.ts";
import type { LocatedIssue, Validation } from "../validation/types.ts";
import type { Panel } from "./context.ts";

export type ResultTab = "issues" | "story" | "nulls" | "signature";

interface Parts {
  tab: ResultTab;
  signature: Panel;
  /** Elements above the list of issues. */
  aboveIssues: HTMLElement[];
  /** Button that copies the report. */
  copy: HTMLElement;
  onTab(tab: ResultTab): void;
  onIssue(issue: LocatedIssue): void;
  onSample(sample: Sample): void;
}

export interface Results {
  element: HTMLElement;
  tabs: Tabs;
  show(validation: Validation): void;
}

export function resultsPane(language: Language, parts: Parts): Results {
  const { results, issues, story: storyTexts, nulls, tools } = language.messages;
  const slot = (name: string) => h("div", { class: `${name}-slot` });
  const [issuesSlot, storySlot, nullsSlot] = [slot("issues"), slot("story"), slot("nulls")];
  const help = h("span", { class: "muted small" }, issues.copyHelp);
  const bar = h("div", { class: "bar bar-left" }, parts.copy, help);
  const pane = tabs(
    results.heading,
    [
      { id: "issues", name: issues.heading, panel: h("div", {}, bar, parts.aboveIssues, issuesSlot) },
      { id: "story", name: storyTexts.tab, panel: storySlot },
      { id: "nulls", name: nulls.tab, panel: nullsSlot },
      { id: "signature", name: tools.signature, panel: parts.signature.element },
    ],
    parts.tab,
    (id) => parts.onTab(id as ResultTab),
  );
  const rendered = new Map<HTMLElement, string>();
  /** Renders an element's children only if their inputs have changed, which most keystrokes do not do. */
  const renderIfChanged = (element: HTMLElement, inputs: unknown, make: () => (Node | false)[]) => {
    const key = JSON.stringify(inputs);
    if (rendered.get(element) === key) return;
    rendered.set(element, key);
    const unfolded = [...element.querySelectorAll("details[open]")].map(({ id }) => id);
    fillIn(element, make());
    // Unfolded details stay open while the payload is edited.
    for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  };

  return {
    element: pane.element,
    tabs: pane,
    show(validation) {
      const { content, verdict, truncated } = validation;
      const n = `${validation.issues.length}${truncated ? "+" : ""}`;
      const isChecked = verdict !== "empty" && verdict !== "unchecked";
      pane.rename("issues", isChecked ? fill(results.issues, { n }) : issues.heading);
      bar.hidden = verdict === "empty";
      const nothing = () =>
        verdict === "empty"
          ? starters(language, parts.onSample)
          : verdict === "other"
            ? documentedTypes(language)
            : h("p", { class: "empty" }, storyTexts.nothing);
      renderIfChanged(issuesSlot, [validation.issues, verdict, content], () => [
        validation.issues.length > 0
          ? issueList(language, validation, parts.onIssue)
          : verdict === "empty"
            ? starters(language, parts.onSample)
            : noIssues(language, validation),
      ]);
      renderIfChanged(storySlot, [content, verdict], () => [content ? story(language, content) : nothing()]);
      renderIfChanged(nullsSlot, [content, verdict], () => [
        content ? nullTable(language, content) : nothing(),
      ]);
    },
  };
}

/** Text for a payload without issues, with the reason for each field without a value. */
function noIssues(language: Language, { content, verdict }: Validation): HTMLElement {
  const { issues, nulls, verdict: texts } = language.messages;
  const unset = content ? unsetFields(content) : [];
  return h(
    "div",
    { class: "no-issues" },
    h("p", {}, verdict === "unchecked" ? texts.uncheckedHeadline : issues.none),
    content && unset.length === 0 && h("p", { class: "muted" }, nulls.allSet),
    content &&
      unset.length > 0 &&
      h(
        "ul",
        { class: "reasons" },
        unset.map((field) => h("li", {}, whyUnset(language, field, content))),
      ),
  );
}

/** List of the documented event types, for a payload of another type. */
function documentedTypes({ messages: { events, story } }: Language): HTMLElement {
  return h(
    "div",
    {},
    h("p", { class: "lead" }, story.otherType),
    h("h3", {}, story.documentedTypes),
    h(
      "ul",
      { class: "types" },
      Object.entries(events).map(([type, name]) =>
        h("li", {}, h("code", { translate: "no" }, type), h("span", { class: "muted small" }, name)),
      ),
    ),
  );
}

/** Buttons with the most instructive samples, for an empty editor. */
function starters(language: Language, onSample: (sample: Sample) => void): HTMLElement {
  const { issues, samples, story: storyTexts } = language.messages;
  const staffOnly = NULL_STATES.find(({ name, state }) => name === "connectedStore" && state === "null");
  const choice = (chosen: Sample | undefined, name: string) =>
    chosen && h("button", { type: "button", class: "button", onclick: () => onSample(chosen) }, name);
  return h(
    "div",
    { class: "starters" },
    h("p", { class: "muted" }, storyTexts.nothing),
    h("p", {}, issues.start),
    choice(DOCUMENTED.storeAndStaff, samples.storeAndStaff),
    choice(DOCUMENTED.storeOnly, samples.storeOnly),
    choice(staffOnly, fill(samples.null, { field: "connectedStore" })),
  );
}
