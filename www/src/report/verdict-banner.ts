import { count, difference, fill, type Language } from "../i18n/index.ts";
import { shortName } from "../samples/samples.ts";
import { sentence, unsetFields, whyUnset } from "../story/sentence.ts";
import { h, ICONS, icon } from "../ui/dom.ts";
import { shortened } from "../ui/shortened.ts";
import type { LocatedIssue, Validation } from "../validation/types.ts";

interface VerdictTexts {
  /** The verdict in one or two words. */
  word: string;
  /** The event in one sentence, or the first error. */
  headline: string;
  detail: string;
}

export interface Actions {
  onIssue(issue: LocatedIssue): void;
  /** Replaces a misspelt event type. */
  onType(type: string): void;
}

/** Returns the verdict as a word, one sentence and an explanation. */
export function verdictTexts(language: Language, validation: Validation): VerdictTexts {
  const { verdict } = language.messages;
  const word = verdict[validation.verdict];
  const first = firstError(validation);
  switch (validation.verdict) {
    case "unchecked":
      return { word, headline: verdict.uncheckedHeadline, detail: verdict.uncheckedDetail };
    case "empty":
      return { word: "", headline: verdict.empty, detail: verdict.emptyDetail };
    case "valid":
    case "warnings":
      return {
        word,
        headline: eventSentence(language, validation),
        detail: nullsDetail(language, validation),
      };
    case "invalid":
      return {
        word,
        headline: first ? issueText(language, first) : verdict.invalidDetail,
        detail: eventSentence(language, validation) || verdict.invalidDetail,
      };
    case "other": {
      const type = validation.type ?? "?";
      const similar = validation.similarType;
      return {
        word: verdict.otherWord,
        headline: fill(verdict.other, { type }),
        detail: similar ? fill(verdict.otherSimilar, { type: similar }) : verdict.otherDetail,
      };
    }
    case "notJson": {
      const { line = 1, column = 1 } = first ?? {};
      const comparison = first ? difference(language, first) : "";
      return {
        word,
        headline: fill(verdict.notJsonAt, { line, column }),
        detail: comparison
          ? fill(verdict.sentence, { text: comparison.charAt(0).toUpperCase() + comparison.slice(1) })
          : verdict.notJsonDetail,
      };
    }
    case "unreadable":
      return { word, headline: first ? language.message(first) : word, detail: verdict.unreadableDetail };
  }
}

const firstError = ({ issues }: Validation): LocatedIssue | undefined =>
  issues.find(({ tone }) => tone === "error") ?? issues[0];

const eventSentence = (language: Language, { content }: Validation): string =>
  content ? sentence(language, content) : "";

function issueText(language: Language, issue: LocatedIssue): string {
  const field =
    issue.pointer === "" || issue.pointer === "/data" ? "" : shortened(shortName(issue.pointer), 80);
  const message = language.message(issue);
  return field ? fill(language.messages.verdict.field, { field, message }) : message;
}

/** Reason for the first field without a value, and the number of other such fields. */
function nullsDetail(language: Language, { content }: Validation): string {
  const { nulls } = language.messages;
  const [first, ...more] = content ? unsetFields(content) : [];
  if (content?.type === "contact.connection.disconnected" && !first)
    return language.messages.story.fromUnknown;
  if (!content || !first) return nulls.allSet;
  const texts = [whyUnset(language, first, content)];
  if (more.length > 0) texts.push(count(nulls.moreUnset, more.length));
  return texts.join(language.id === "en" ? " " : "");
}

/** "2 errors, 1 warning"; with a plus if the report is truncated. */
export function countTexts({ messages }: Language, validation: Validation): string[] {
  const more = validation.truncated ? "+" : "";
  const part = (forms: { one: string; many: string }, n: number) =>
    n > 0 ? [count(forms, n, `${n}${more}`)] : [];
  return [
    ...part(messages.verdict.errors, validation.errors),
    ...part(messages.verdict.warningCount, validation.warnings),
  ];
}

/** Renders the verdict in one line. */
export function verdictStrip(language: Language, validation: Validation): Node[] {
  const { word, headline } = verdictTexts(language, validation);
  return [
    icon(ICONS[validation.verdict]),
    h("strong", {}, word),
    h("span", { class: "verdict-strip-headline" }, headline),
  ];
}

/** Renders the verdict as text, icon and colour. */
export function verdictBanner(
  language: Language,
  validation: Validation,
  { onIssue, onType }: Actions,
  signature: HTMLElement,
): HTMLElement {
  const { verdict } = language.messages;
  const { word, headline, detail } = verdictTexts(language, validation);
  const size = fill(verdict.size, { bytes: validation.size.toLocaleString(language.id) });
  const first = validation.errors > 0 ? firstError(validation) : undefined;
  const similar = validation.similarType;
  const action = (name: string, onclick: () => void) =>
    h("button", { type: "button", class: "button verdict-action", onclick }, name);
  return h(
    "div",
    { class: `verdict verdict-${validation.verdict}`, "data-verdict": validation.verdict },
    h("span", { class: "verdict-mark" }, icon(ICONS[validation.verdict])),
    h(
      "div",
      { class: "verdict-text" },
      validation.verdict !== "empty" &&
        h(
          "p",
          { class: "verdict-counts" },
          h("span", { class: "verdict-word" }, word),
          countTexts(language, validation).map((text) => h("span", {}, text)),
          h("span", { class: "muted" }, size),
          signature,
        ),
      h("p", { class: "verdict-headline" }, headline),
      h("p", { class: "verdict-detail" }, detail),
    ),
    // A payload that is too large has no position.
    first?.line !== undefined &&
      first.code !== "too_large" &&
      action(fill(verdict.jump, { line: first.line }), () => onIssue(first)),
    similar && action(fill(verdict.otherUse, { type: similar }), () => onType(similar)),
  );
}
