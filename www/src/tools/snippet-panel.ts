import type { Context, Drafts, Panel } from "../page/context.ts";
import { copyButton } from "../ui/copy.ts";
import { fillIn, h } from "../ui/dom.ts";
import { inView } from "../ui/in-view.ts";
import { shortened } from "../ui/shortened.ts";

type Kind = Drafts["code"];

/** Longest displayed text: laying out a megabyte takes seconds. Copy copies the whole text. */
const LONGEST = 50_000;
/** Longest highlighted text: thousands of elements would delay typing. */
const COLOURED = 20_000;

/** Panel with code that handles the payload, and the event as JSON. */
export function snippetPanel(context: Context): Panel {
  const { drafts, language } = context;
  const { tools } = language.messages;
  let shown = "";
  let revision = 0;
  const output = h("pre", {
    class: "code-block",
    tabindex: "0",
    role: "region",
    "aria-label": tools.code,
    translate: "no",
  });
  const seen = inView(output);
  const note = h("p", { class: "muted small" }, tools.codeNote);
  const names: Record<Kind, string> = { typescript: "TypeScript", rust: "Rust", json: tools.json };
  const choices = (Object.keys(names) as Kind[]).map((id) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "radio",
        name: "code",
        value: id,
        checked: id === drafts.code,
        onchange: () => {
          drafts.code = id;
          show();
        },
      }),
      h("span", {}, names[id]),
    ),
  );
  const show = async () => {
    revision += 1;
    const started = revision;
    const kind = drafts.code;
    const text = await write(context, kind);
    if (started !== revision || (text !== "" && text === shown)) return;
    shown = text;
    note.hidden = kind === "json";
    fillIn(output, text === "" ? tools.noEvent : shortened(text, LONGEST, "\n…"));
    if (text === "" || text.length > COLOURED) return;
    await seen;
    const { highlighted } = await import("./highlight.ts");
    if (shown === text) fillIn(output, highlighted(text, kind));
  };
  return {
    element: h(
      "div",
      {},
      h(
        "div",
        { class: "bar" },
        h(
          "fieldset",
          { class: "choices" },
          h("legend", { class: "visually-hidden" }, tools.language),
          choices,
        ),
        copyButton(language, tools.copy, () => shown || undefined, context.announce),
      ),
      output,
      note,
    ),
    update: show,
  };
}

/** Returns the code, or the event as JSON; empty if there is no event. */
async function write({ client, source, validation }: Context, kind: Kind): Promise<string> {
  const { content, type, verdict } = validation();
  if (kind === "json") {
    const valid = verdict === "valid" || verdict === "warnings";
    return valid ? ((await client.eventJson(source())) ?? "") : "";
  }
  const { rust, shapeOf, typescript } = await import("./code.ts");
  return (kind === "rust" ? rust : typescript)(shapeOf(content, type));
}
