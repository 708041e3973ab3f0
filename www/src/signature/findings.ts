import { fill, type Language } from "../i18n/index.ts";
import { inZone } from "../story/time.ts";
import { h, ICONS, icon } from "../ui/dom.ts";
import type { Outcome, Reason, Result } from "./check.ts";

type Tone = "good" | "bad" | "unknown" | "neutral";

const TONES: Readonly<Record<Outcome, Tone>> = {
  right: "good",
  otherForm: "unknown",
  wrong: "bad",
  unchecked: "unknown",
};

const MARKS: Readonly<Record<Tone, string>> = {
  good: ICONS.valid,
  bad: ICONS.invalid,
  unknown: ICONS.warning,
  neutral: ICONS.clock,
};

/** Largest time that a `Date` can hold. */
const LAST_INSTANT = 8.64e15;

/** Renders the result of a check. `onSecret` is called with the repaired secret. */
export function findings(
  language: Language,
  result: Result,
  onSecret: (secret: string) => void,
): HTMLElement {
  const { delivery, signature } = language.messages;
  const { signedAt } = result;
  const reason = ({ name, header = "", variant, secret }: Reason) =>
    h(
      "li",
      { "data-reason": name },
      fill(delivery.reasons[name], { name: header, variant: variant ? signature.variants[variant] : "" }),
      " ",
      secret !== undefined &&
        h(
          "button",
          { type: "button", class: "button button-small", onclick: () => onSecret(secret) },
          delivery.repairSecret,
        ),
    );
  return h(
    "div",
    { "data-signature": result.signature, "data-time": result.time },
    mark(TONES[result.signature], delivery[result.signature]),
    timeFinding(language, result),
    h(
      "p",
      { class: "muted small" },
      [
        signedAt !== undefined &&
          signedAt <= LAST_INSTANT &&
          fill(delivery.signedAt, { time: inZone(signedAt, language) }),
        result.signature !== "unchecked" &&
          fill(delivery.checked, { n: result.size.toLocaleString(language.id) }),
      ]
        .filter(Boolean)
        .join(language.id === "en" ? " " : ""),
    ),
    h("ul", { class: "reasons" }, result.reasons.map(reason)),
  );
}

/** Renders the state of the signature for the verdict bar: a button that opens the panel. */
export function signatureState(language: Language, { signature }: Result, onOpen: () => void): HTMLElement {
  const tone = TONES[signature];
  return h(
    "button",
    {
      type: "button",
      class: `signature-state finding-${tone}`,
      "data-signature-state": signature,
      onclick: onOpen,
    },
    icon(MARKS[tone]),
    language.messages.delivery.states[signature],
  );
}

const mark = (tone: Tone, text: string) =>
  h("p", { class: `finding finding-${tone}` }, icon(MARKS[tone]), text);

/** Renders the time of a delivery. A past delivery is not an error, because it was valid at its time. */
function timeFinding(language: Language, result: Result): HTMLElement | false {
  const { delivery } = language.messages;
  const isRight = result.signature === "right" || result.signature === "otherForm";
  switch (result.time) {
    case "now":
      return isRight ? mark("good", delivery.timeNow) : mark("neutral", delivery.timeValid);
    case "past":
      return mark(
        "neutral",
        fill(isRight ? delivery.acceptedUntil : delivery.validUntil, {
          until: moment(result.acceptedUntil ?? 0, language),
        }),
      );
    case "future":
      return mark(
        "unknown",
        fill(delivery.acceptedFrom, { from: moment(result.acceptedFrom ?? 0, language) }),
      );
    case "malformed":
      return mark("bad", delivery.timeMalformed);
    case "unknown":
      return false;
  }
}

/** Formats an instant to the minute, with the date unless it is today's. */
export function moment(ms: number, { id }: Language, now = Date.now()): string {
  if (Math.abs(ms) > LAST_INSTANT) return `${ms / 1000} s`;
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(id === "en" ? "en-GB" : id, {
    ...(isToday ? {} : { dateStyle: "medium" }),
    timeStyle: "short",
    hourCycle: "h23",
  }).format(ms);
}
