// The report as Markdown for GitHub and Slack. Slack does not support tables, headings or nested lists. Payload text is
// written as code, so that it cannot become a link, a mention or formatting.

import { formatIssues } from "chatbrick-events/format";
import { difference, fill, type Language } from "../i18n/index.ts";
import { sentence, unsetFields, whyUnset } from "../story/sentence.ts";
import type { LocatedIssue, Validation } from "../validation/types.ts";
import { countTexts, verdictTexts } from "./verdict-banner.ts";

/** Number of listed issues: chat programs cut off long messages. */
const LISTED = 10;

export interface Subject {
  validation: Validation;
  /** Validated text with stand-ins. Without it, the report quotes no value except the event type. */
  text?: string | undefined;
  /** Address of the page with this text. */
  link?: string | undefined;
}

/** Writes the report: the verdict, the story, fields without a value, issues with their code, and a link. */
export function reportMarkdown(language: Language, subject: Subject): string {
  const { issues, share } = language.messages;
  const { validation, text, link } = subject;
  const listed = validation.issues.slice(0, LISTED);
  const more = validation.issues.length - listed.length;
  return [
    headline(language, validation),
    text === undefined ? "" : story(language, validation),
    causes(language, validation),
    unset(language, validation),
    ...listed.map((issue) => issueText(language, issue, text)),
    more > 0 && fill(issues.report.more, { n: `${more}${validation.truncated ? "+" : ""}` }),
    text !== undefined && (link === undefined ? share.tooLong : fill(issues.report.link, { link })),
    text === undefined ? issues.report.withheld : issues.report.standIns,
  ]
    .filter(Boolean)
    .join("\n\n");
}

function headline(language: Language, validation: Validation): string {
  const type = validation.content?.type ?? validation.type;
  const { word } = verdictTexts(language, validation);
  const message = [word, ...countTexts(language, validation)].join(language.id === "en" ? ", " : "，");
  return type === undefined ? message : fill(language.messages.verdict.field, { field: code(type), message });
}

/** The event in one sentence; for a payload without content, the explanation of the verdict. */
const story = (language: Language, validation: Validation): string =>
  validation.content
    ? sentence(language, validation.content, code)
    : verdictTexts(language, validation).detail;

const causes = ({ messages }: Language, { causes }: Validation): string =>
  list(messages.issues.report.causes, causes?.causes.map(({ name }) => messages.causes.names[name]) ?? []);

function unset(language: Language, { content }: Validation): string {
  const reasons = content ? unsetFields(content).map((field) => whyUnset(language, field, content)) : [];
  return list(language.messages.issues.report.unset, reasons);
}

const list = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? "" : [heading, ...items.map((item) => `- ${item}`)].join("\n");

function issueText(language: Language, issue: LocatedIssue, text: string | undefined): string {
  const { issues } = language.messages;
  const { line, column = 1 } = issue;
  const comparison = difference(language, issue, code);
  const sentences = [language.message(issue)];
  if (comparison) sentences.push(fill(language.messages.verdict.sentence, { text: capitalized(comparison) }));
  const summary = fill(issues.report.issue, {
    severity: issues[issue.tone],
    code: code(issue.code),
    pointer: issue.pointer === "" ? issues.root : code(issue.pointer),
    position: line === undefined ? "" : fill(issues.report.position, { line, column }),
    message: sentences.join(language.id === "en" ? " " : ""),
  });
  const frame = text === undefined ? "" : codeFrame(text, issue);
  return frame === "" ? summary : `${summary}\n${fenced(frame)}`;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The line of an issue with carets under its span; empty if it has no position. */
function codeFrame(text: string, { expected, received, ...issue }: LocatedIssue): string {
  // The report already has the message. The frame follows two lines about the issue and an empty one.
  const [rendered = ""] = formatIssues(text, [issue]).split("\n\n");
  return rendered.split("\n").slice(3).join("\n");
}

/** Safe for a code frame: each of its lines begins with a number, so none can end the block. */
const fenced = (text: string): string => ["```", text, "```"].join("\n");

/** Formats a text of the payload as inline code. It may contain backticks and line breaks, which would end the code. */
function code(raw: string): string {
  const text = raw.replace(/[\p{Cc}\u2028\u2029]/gu, (char) => {
    const escaped = JSON.stringify(char).slice(1, -1);
    return escaped === char ? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}
