import { fill } from "../i18n/index.ts";
import { bytesOf, type Context, type Panel } from "../page/context.ts";
import { duration, inZone } from "../story/time.ts";
import { copyButton } from "../ui/copy.ts";
import { debounceLarge } from "../ui/debounce.ts";
import { fillIn, h, ICONS, icon } from "../ui/dom.ts";
import type { Result } from "./check.ts";
import { parseHeaders } from "./headers.ts";

const PAUSE = 500;

/** Panel that checks the signature of a delivery and makes a signed one. Stores nothing that is typed. */
export function signaturePanel(context: Context): Panel {
  const { language, drafts } = context;
  const { signature, tools } = language.messages;
  const headers = h("textarea", {
    id: "headers",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    translate: "no",
    "aria-describedby": "headers-help",
    placeholder: "svix-id: msg_…\nsvix-timestamp: 1717870698\nsvix-signature: v1,…",
    oninput: () => {
      drafts.headers = headers.value;
      scheduleCheck();
    },
  });
  const secret = h("input", {
    id: "secret",
    type: "password",
    autocomplete: "off",
    spellcheck: "false",
    translate: "no",
    "aria-describedby": "secret-help",
    placeholder: "whsec_…",
    oninput: () => {
      drafts.secret = secret.value;
      scheduleCheck();
      made.hidden = true;
    },
  });
  const reveal = h(
    "button",
    {
      type: "button",
      class: "button",
      "aria-controls": "secret",
      onclick: () => {
        const hidden = secret.type === "password";
        secret.type = hidden ? "text" : "password";
        reveal.textContent = hidden ? signature.hide : signature.show;
      },
    },
    signature.show,
  );
  const result = h(
    "div",
    { class: "result", role: "status", id: "signature-result" },
    h("p", { class: "muted" }, signature.waiting),
  );
  const endpoint = h("input", {
    id: "endpoint",
    type: "url",
    autocomplete: "off",
    spellcheck: "false",
    translate: "no",
    placeholder: "http://localhost:8787/webhook",
    oninput: () => {
      drafts.endpoint = endpoint.value;
      made.hidden = true;
    },
  });
  headers.value = drafts.headers;
  secret.value = drafts.secret;
  endpoint.value = drafts.endpoint;
  const trouble = h("p", { class: "result", role: "status" });
  const command = h("pre", {
    class: "code-block",
    tabindex: "0",
    role: "region",
    "aria-label": "curl",
    translate: "no",
  });
  const until = h("span", { class: "muted small" });
  let whole = "";
  const made = h(
    "div",
    { hidden: true },
    h(
      "div",
      { class: "bar" },
      until,
      copyButton(language, tools.copy, () => whole, context.announce),
    ),
    command,
  );

  let revision = 0;
  const debounce = debounceLarge(PAUSE);
  const scheduleCheck = () => {
    revision += 1;
    if (headers.value.trim() === "" || secret.value === "") {
      fillIn(result, h("p", { class: "muted" }, signature.waiting));
      return;
    }
    debounce(context.validation().size, check);
  };
  const check = async () => {
    const started = revision;
    const found = await context.client.checkSignature(
      context.source(),
      parseHeaders(headers.value),
      secret.value,
    );
    if (started === revision) fillIn(result, render(found));
  };

  const render = (found: Result): HTMLElement => {
    const mark = (good: boolean | undefined, text: string) =>
      h(
        "p",
        { class: `finding finding-${good === undefined ? "unknown" : good ? "good" : "bad"}` },
        icon(good === undefined ? ICONS.warning : good ? ICONS.valid : ICONS.invalid),
        text,
      );
    const age = duration(Math.max(1000, found.beyond * 1000), language);
    return h(
      "div",
      { "data-signature": found.signature, "data-time": found.time },
      mark(
        found.signature === "unchecked" ? undefined : found.signature === "right",
        signature[found.signature],
      ),
      found.time !== "unknown" && mark(found.time === "timeOk", fill(signature[found.time], { age })),
      found.signedAt !== undefined &&
        Math.abs(found.signedAt) <= 8.64e15 &&
        h(
          "p",
          { class: "muted small" },
          fill(signature.signedAt, { time: inZone(found.signedAt, language) }),
        ),
      h(
        "ul",
        { class: "reasons" },
        found.reasons.map(({ name, header = "", variant }) =>
          h(
            "li",
            { "data-reason": name },
            fill(signature.reasons[name], {
              name: header,
              variant: variant ? signature.variants[variant] : "",
            }),
          ),
        ),
      ),
    );
  };

  const make = async () => {
    // Loaded on demand.
    const [{ curl }, { secretKey }] = await Promise.all([import("./curl.ts"), import("./hmac.ts")]);
    const body = bytesOf(context.source());
    const problem = !/^https?:\/\/[^\s/]/.test(endpoint.value.trim())
      ? signature.needEndpoint
      : !secretKey(secret.value.trim())
        ? signature.needSecret
        : body.length === 0
          ? signature.needBody
          : "";
    trouble.textContent = problem;
    made.hidden = problem !== "";
    if (problem) return;
    whole = (await curl(endpoint.value.trim(), secret.value, body)) ?? "";
    command.textContent = whole.length > 20_000 ? `${whole.slice(0, 20_000)}\n…` : whole;
    until.textContent = fill(signature.made, { time: inZone(Date.now() + 300_000, language) });
  };

  return {
    element: h(
      "div",
      {},
      h("p", { class: "lead" }, signature.intro),
      h(
        "div",
        { class: "two" },
        h(
          "section",
          {},
          h("h3", {}, signature.check),
          h("label", { for: "headers" }, signature.headers),
          headers,
          h("p", { id: "headers-help", class: "muted small" }, signature.headersHelp),
          h("label", { for: "secret" }, signature.secret),
          h("div", { class: "with-button" }, secret, reveal),
          h("p", { id: "secret-help", class: "muted small" }, signature.secretHelp),
          result,
        ),
        h(
          "section",
          {},
          h("h3", {}, signature.make),
          h("p", { class: "muted" }, signature.makeIntro),
          h("label", { for: "endpoint" }, signature.endpoint),
          h(
            "div",
            { class: "with-button" },
            endpoint,
            h("button", { type: "button", class: "button button-main", onclick: make }, signature.generate),
          ),
          trouble,
          made,
        ),
      ),
    ),
    update() {
      made.hidden = true;
      scheduleCheck();
    },
  };
}
