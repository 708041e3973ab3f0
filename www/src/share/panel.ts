import { fill } from "../i18n/index.ts";
import type { Context, Panel } from "../page/context.ts";
import { copyButton } from "../ui/copy.ts";
import { debounceLarge, LARGE } from "../ui/debounce.ts";
import { fillIn, h } from "../ui/dom.ts";
import { shortened } from "../ui/shortened.ts";
import type { Source } from "../validation/types.ts";
import { addressOf, LONG_ADDRESS, MAX_ADDRESS_LENGTH, toHash } from "./link.ts";
import { withStandIns } from "./with-stand-ins.ts";

/** Largest payload, in bytes, for which a link is created. */
const MAX_SIZE = 1_000_000;
const PREVIEW = 1500;
const PAUSE = 500;

/** Panel that creates a link with the payload, with stand-ins by default. */
export function sharePanel(context: Context): Panel {
  const { language, drafts } = context;
  const { share, verdict } = language.messages;
  let link: string | undefined;
  let shared: Source | undefined;
  let revision = 0;
  const preview = h("pre", {
    class: "code-block preview",
    tabindex: "0",
    role: "region",
    "aria-label": share.preview,
    translate: "no",
  });
  const status = h("p", { class: "muted small", role: "status", id: "share-status" });
  const option = (value: "standins" | "real") =>
    h(
      "label",
      { class: `option option-${value}` },
      h("input", {
        type: "radio",
        name: "share",
        value,
        checked: value === drafts.share,
        onchange: () => {
          drafts.share = value;
          show();
        },
      }),
      h("span", {}, h("strong", {}, share[value]), h("span", { class: "small" }, share[`${value}Help`])),
    );
  const copy = copyButton(language, share.copy, () => link, context.announce);
  copy.classList.add("button-main");
  const open = h(
    "button",
    { type: "button", class: "button", onclick: () => shared && context.load(shared) },
    share.open,
  );

  const setStatus = (text: string, ready = false) => {
    status.textContent = text;
    copy.disabled = !ready;
    open.disabled = !ready || drafts.share === "real";
  };

  const debounce = debounceLarge(PAUSE);
  const show = () => {
    revision += 1;
    link = undefined;
    shared = undefined;
    fillIn(preview);
    const { size } = context.validation();
    if (size === 0) return setStatus(share.empty);
    if (size > MAX_SIZE) return setStatus(share.tooLong);
    if (typeof CompressionStream === "undefined") return setStatus(share.unsupported);
    if (size > LARGE) setStatus(verdict.validating);
    const started = revision;
    debounce(size, () => make(started));
  };
  const make = async (started: number) => {
    // The payload may have changed during the pause.
    if (started !== revision) return;
    const real = drafts.share === "real";
    const source = context.source();
    if (context.validation().verdict === "unchecked" && !real) return setStatus(verdict.uncheckedDetail);
    const made = real ? source : (await withStandIns(context.client, source, context.validation()))?.source;
    if (started !== revision) return;
    if (!made) return setStatus(share.changed);
    const hash = await toHash(made, !real);
    if (started !== revision) return;
    preview.textContent = shortened(made.text, PREVIEW, "\n…");
    const address = addressOf(hash);
    if (address.length > MAX_ADDRESS_LENGTH) return setStatus(share.tooLong);
    link = address;
    shared = made;
    setStatus(fill(address.length > LONG_ADDRESS ? share.long : share.length, { n: address.length }), true);
  };

  setStatus(share.empty);
  return {
    element: h(
      "div",
      { class: "share" },
      h("p", { class: "lead" }, share.intro),
      h(
        "div",
        { class: "two" },
        h(
          "section",
          {},
          h(
            "fieldset",
            { class: "options" },
            h("legend", {}, share.what),
            option("standins"),
            option("real"),
          ),
          h("div", { class: "bar bar-left" }, copy, open),
          status,
        ),
        h("section", {}, h("h3", {}, share.preview), preview),
      ),
    ),
    update: show,
  };
}
