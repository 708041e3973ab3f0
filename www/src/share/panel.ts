import { fill } from "../i18n/index.ts";
import type { Answer, Source } from "../judge/types.ts";
import type { Context, Part } from "../page/context.ts";
import { copyButton } from "../ui/copy.ts";
import { fillIn, h } from "../ui/dom.ts";
import { LARGE, paced } from "../ui/paced.ts";
import { LONGEST, toHash } from "./link.ts";

/** Bytes of which no link is tried. */
const LARGEST = 1_000_000;
const PREVIEW = 1500;
const PAUSE = 500;

/** A link to the payload; with stand-ins unless the reader decides otherwise, each time anew. */
export function sharePanel(context: Context): Part {
  const { language, drafts } = context;
  const { share, verdict } = language.messages;
  let link: string | undefined;
  let shared: Source | undefined;
  let asked = 0;
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
  const copy = copyButton(language, share.copy, () => link, context.say);
  copy.classList.add("button-main");
  const open = h(
    "button",
    { type: "button", class: "button", onclick: () => shared && context.load(shared) },
    share.open,
  );

  const say = (text: string, ready = false) => {
    status.textContent = text;
    copy.disabled = !ready;
    open.disabled = !ready || drafts.share === "real";
  };

  const pace = paced(PAUSE);
  const show = () => {
    asked += 1;
    link = undefined;
    shared = undefined;
    fillIn(preview);
    const { size } = context.answer();
    if (size === 0) return say(share.empty);
    if (size > LARGEST) return say(share.tooLong);
    if (typeof CompressionStream === "undefined") return say(share.unsupported);
    if (size > LARGE) say(verdict.judging);
    pace(size, make);
  };
  const make = async () => {
    const now = asked;
    const real = drafts.share === "real";
    const source = context.source();
    const made = real ? source : { text: await context.judge.standIns(source) };
    if (now !== asked) return;
    if (!real && !same(await context.judge.once(made), context.answer())) {
      if (now === asked) say(share.changed);
      return;
    }
    const hash = await toHash(made);
    if (now !== asked) return;
    preview.textContent = made.text.length > PREVIEW ? `${made.text.slice(0, PREVIEW)}\n…` : made.text;
    const address = location.href.replace(/#.*$/, "") + hash;
    if (address.length > LONGEST) return say(share.tooLong);
    link = address;
    shared = made;
    say(fill(address.length > 2000 ? share.long : share.length, { n: address.length }), true);
  };

  say(share.empty);
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

/** The same codes at the same places. */
const same = (a: Answer, b: Answer): boolean => {
  const key = ({ verdict, issues }: Answer) =>
    JSON.stringify([verdict, issues.map(({ code, pointer }) => [code, pointer])]);
  return key(a) === key(b);
};
