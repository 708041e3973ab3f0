import { difference, fill, type Language } from "../i18n/index.ts";
import { h, ICONS, icon } from "../ui/dom.ts";
import type { LocatedIssue, Validation } from "../validation/types.ts";

/** Renders the list of issues. Each is a button that goes to its position. */
export function issueList(
  language: Language,
  validation: Validation,
  go: (issue: LocatedIssue) => void,
): HTMLElement {
  const { messages } = language;
  const { issues } = messages;
  if (validation.issues.length === 0) {
    return h("p", { class: "empty" }, validation.verdict === "empty" ? issues.noneYet : issues.none);
  }
  return h(
    "div",
    {},
    h(
      "ol",
      { class: "issues", onkeydown: moveFocus },
      validation.issues.map((issue, index) =>
        // One tab stop: the arrow keys go on from there.
        h("li", {}, issueButton(language, issue, index === 0, go)),
      ),
    ),
    validation.truncated &&
      h("p", { class: "empty" }, fill(issues.truncated, { n: validation.issues.length })),
  );
}

function issueButton(
  language: Language,
  issue: LocatedIssue,
  isStop: boolean,
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
      tabindex: isStop ? "0" : "-1",
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
        h("span", { class: "issue-place" }, fill(issues.at, { line, column: column ?? 1 })),
    ),
    h("code", { class: "issue-pointer", translate: "no" }, pointer === "" ? issues.root : pointer),
    h("span", { class: "issue-message" }, language.message(issue)),
    comparison !== "" && h("span", { class: "issue-difference" }, comparison),
  );
}

/** Moves the focus within the list by the arrow keys, Home and End. */
function moveFocus(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".issue")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  const next = to === undefined ? undefined : buttons[to];
  if (at < 0 || !next) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
