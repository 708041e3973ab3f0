import { fill } from "../i18n/index.ts";
import { bytesOf, type Context, type Panel } from "../page/context.ts";
import { inZone } from "../story/time.ts";
import { copyButton } from "../ui/copy.ts";
import { fillIn, h } from "../ui/dom.ts";
import { shortened } from "../ui/shortened.ts";
import type { Result } from "./check.ts";
import { findings } from "./findings.ts";

/** Longest displayed command. Copy copies the whole command. */
const LONGEST = 20_000;

/** Panel that checks the signature of a delivery and creates a signed delivery. Never stores its input. */
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
      context.signature.schedule();
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
      context.signature.schedule();
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
  const result = h("div", { class: "result", role: "status", id: "signature-result" });
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

  const show = (found: Result | undefined) =>
    fillIn(
      result,
      found ? findings(language, found, useSecret) : h("p", { class: "muted" }, signature.waiting),
    );
  const useSecret = (repaired: string) => {
    secret.value = repaired;
    drafts.secret = repaired;
    context.signature.schedule();
    made.hidden = true;
    secret.focus();
  };
  context.signature.onResult(show);
  show(context.signature.result());

  const make = async () => {
    const body = bytesOf(context.payload());
    const problem = !/^https?:\/\/[^\s/]/.test(endpoint.value.trim())
      ? signature.needEndpoint
      : body.length === 0
        ? signature.needBody
        : "";
    made.hidden = true;
    trouble.textContent = problem;
    if (problem) return;
    try {
      const { curl } = await import("./curl.ts");
      whole = await curl(endpoint.value.trim(), secret.value, body);
    } catch {
      trouble.textContent = crypto.subtle
        ? signature.needSecret
        : language.messages.delivery.reasons.needsHttps;
      return;
    }
    command.textContent = shortened(whole, LONGEST, "\n…");
    until.textContent = fill(signature.made, { time: inZone(Date.now() + 300_000, language) });
    made.hidden = false;
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
      // Unwrapping may have filled in the headers.
      if (headers.value !== drafts.headers) headers.value = drafts.headers;
      made.hidden = true;
    },
  };
}
