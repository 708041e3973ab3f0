import { difference, fill, type Language } from "../i18n/index.ts";
import type { Answer, Placed } from "../judge/types.ts";
import { h, ICONS, icon } from "../ui/dom.ts";

/** The list of issues; a button each, which goes to the place. */
export function issueList(language: Language, answer: Answer, go: (issue: Placed) => void): HTMLElement {
  const { messages } = language;
  const { issues } = messages;
  if (answer.issues.length === 0) {
    return h("p", { class: "empty" }, answer.verdict === "empty" ? issues.noneYet : issues.none);
  }
  return h(
    "div",
    {},
    h(
      "ol",
      { class: "issues" },
      answer.issues.map((issue) => h("li", {}, issueButton(language, issue, go))),
    ),
    answer.truncated && h("p", { class: "empty" }, fill(issues.truncated, { n: answer.issues.length })),
  );
}

function issueButton(language: Language, issue: Placed, go: (issue: Placed) => void): HTMLElement {
  const { issues } = language.messages;
  const { severity, code, pointer, line, column } = issue;
  const said = difference(language, issue);
  return h(
    "button",
    {
      type: "button",
      class: `issue issue-${severity}`,
      "data-from": issue.from,
      "data-to": issue.to,
      "data-code": code,
      onclick: () => go(issue),
    },
    h(
      "span",
      { class: "issue-head" },
      icon(ICONS[severity]),
      h("span", { class: "issue-severity" }, issues[severity]),
      h("code", { class: "issue-code", translate: "no" }, code),
      line !== undefined &&
        h("span", { class: "issue-place" }, fill(issues.at, { line, column: column ?? 1 })),
    ),
    h("code", { class: "issue-pointer", translate: "no" }, pointer === "" ? issues.root : pointer),
    h("span", { class: "issue-message" }, language.sentence(issue)),
    said !== "" && h("span", { class: "issue-difference" }, said),
  );
}

/** The issues for a ticket or a chat. Like the issues themselves, it quotes no value but another event's type. */
export function issuesAsMarkdown(language: Language, answer: Answer, headline: string): string {
  const { issues } = language.messages;
  const lines = answer.issues.map((issue) => {
    const place =
      issue.line === undefined
        ? ""
        : ` (${fill(issues.at, { line: issue.line, column: issue.column ?? 1 })})`;
    const said = difference(language, issue, code);
    const pointer = issue.pointer === "" ? issues.root : code(issue.pointer);
    return `- **${issues[issue.severity]}** \`${issue.code}\` ${pointer}${place}: ${language.sentence(issue)}${said && ` – ${said}`}`;
  });
  const more = answer.truncated ? ["", fill(issues.truncated, { n: lines.length })] : [];
  return [`**contact.connection.connected: ${headline}**`, "", ...lines, ...more].join("\n");
}

/** A key or a type may hold anything: backticks, and line breaks, which would end the code. */
function code(raw: string): string {
  const text = raw.replace(/[\p{Cc}\u2028\u2029]/gu, (char) => {
    const escaped = JSON.stringify(char).slice(1, -1);
    return escaped === char ? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}
