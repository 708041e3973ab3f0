import { difference, fill, type Language } from "../i18n/index.ts";
import { h, ICONS, icon } from "../ui/dom.ts";
import { oneTabStop } from "../ui/tab-stop.ts";
import type { LocatedIssue, Validation } from "../validation/types.ts";

/** Renders the list of issues. Each is a button that goes to its position. */
export function issueList(
  language: Language,
  validation: Validation,
  go: (issue: LocatedIssue) => void,
): HTMLElement {
  const { issues } = language.messages;
  return h(
    "div",
    {},
    oneTabStop(
      h(
        "ol",
        { class: "issues" },
        validation.issues.map((issue) => h("li", {}, issueButton(language, issue, go))),
      ),
      ".issue",
    ),
    validation.truncated &&
      h("p", { class: "empty" }, fill(issues.truncated, { n: validation.issues.length })),
  );
}

function issueButton(
  language: Language,
  issue: LocatedIssue,
  go: (issue: LocatedIssue) => void,
): HTMLElement {
  const { issues } = language.messages;
  const { tone, code, pointer, line, column } = issue;
  const comparison = difference(language, issue);
  return h(
    "button",
    {
      type: "button",
      class: `issue issue-${tone}`,
      "data-from": issue.from,
      "data-to": issue.to,
      "data-code": code,
      onclick: () => go(issue),
    },
    h(
      "span",
      { class: "issue-head" },
      icon(ICONS[tone]),
      h("span", { class: "issue-severity" }, issues[tone]),
      h("code", { class: "issue-code", translate: "no" }, code),
      line !== undefined &&
        h("span", { class: "issue-position" }, fill(issues.at, { line, column: column ?? 1 })),
    ),
    h("code", { class: "issue-pointer", translate: "no" }, pointer === "" ? issues.root : pointer),
    h("span", { class: "issue-message" }, language.message(issue)),
    comparison !== "" && h("span", { class: "issue-difference" }, comparison),
  );
}
