import { createEditor, type Editor } from "./editor/editor.ts";
import { fill } from "./i18n/index.ts";
import type { Context, Drafts, Panel } from "./page/context.ts";
import { listenForFiles } from "./page/drop.ts";
import { ABOVE_EDITOR, ABOVE_ISSUES, type Extension } from "./page/extensions.ts";
import { footer, header } from "./page/header.ts";
import { isUtf8, isWholePayload } from "./page/incoming.ts";
import * as preferences from "./page/preferences.ts";
import { type Results, type ResultTab, resultsPane } from "./page/results.ts";
import { toolbar } from "./page/toolbar.ts";
import { verdictBar } from "./page/verdict-bar.ts";
import { issuesAsMarkdown } from "./report/issue-list.ts";
import { countTexts, verdictTexts } from "./report/verdict-banner.ts";
import type { Sample } from "./samples/samples.ts";
import { fromHash } from "./share/link.ts";
import { sharePanel } from "./share/panel.ts";
import { signaturePanel } from "./signature/panel.ts";
import { ago } from "./story/time.ts";
import { snippetPanel } from "./tools/snippet-panel.ts";
import { copyButton } from "./ui/copy.ts";
import { fillIn, h } from "./ui/dom.ts";
import { tabs } from "./ui/tabs.ts";
import { startValidationClient } from "./validation/client.ts";
import { decode } from "./validation/positions.ts";
import type { LocatedIssue, Source, Validation } from "./validation/types.ts";

/** Larger files would freeze the browser before they are validated. */
const LARGEST_FILE = 16 * 1024 * 1024;

const EMPTY: Validation = { verdict: "empty", issues: [], truncated: false, errors: 0, warnings: 0, size: 0 };

const app = document.querySelector("#app") as HTMLElement;
const live = h("div", { class: "visually-hidden", role: "status", id: "live" });
document.body.append(live);

let language = preferences.language();
let theme = preferences.theme();
let validation = EMPTY;
let bytes: Uint8Array<ArrayBuffer> | undefined;
let fileName = "";
let tool = "code";
let tab: ResultTab = "story";
const drafts: Drafts = { headers: "", secret: "", endpoint: "", code: "typescript", share: "standins" };
/** Whether the payload was just replaced: then the first issue of the next validation is scrolled into view. */
let fresh = false;
let returnTarget: HTMLElement | undefined;

const source = (): Source => ({ text: editor.text(), bytes });
const announce = (text: string) => {
  live.textContent = text;
};

const editor: Editor = createEditor(language, {
  onChange: edited,
  onPaste: pasted,
  onSelect: markCurrent,
  onBack: back,
});
const client = startValidationClient(show, showUnchecked);

const verdict = verdictBar({ onIssue: goToIssue, onType: replaceType }, announce);
const noteSlot = h("div", { class: "editor-note", role: "status" });
/** Panels of the tools, by the id of the tab. */
let tools = new Map<string, Panel>();
let extensions: Extension[] = [];
let signature: Panel;
let results: Results;

function render(): void {
  const { messages } = language;
  document.documentElement.lang = messages.lang;
  editor.setLanguage(language);
  const context: Context = {
    language,
    drafts,
    client,
    source,
    validation: () => validation,
    showSignature: verdict.showSignature,
    announce,
    load,
  };
  const toolTabs = [
    { id: "code", name: messages.tools.code, panel: snippetPanel(context) },
    { id: "share", name: messages.tools.share, panel: sharePanel(context) },
  ];
  tools = new Map(toolTabs.map(({ id, panel }) => [id, panel]));
  const above = ABOVE_EDITOR.map((make) => make(context));
  const aboveIssues = ABOVE_ISSUES.map((make) => make(context));
  extensions = [...above, ...aboveIssues];
  signature = signaturePanel(context);
  results = resultsPane(language, {
    tab,
    signature,
    aboveIssues: aboveIssues.map(({ element }) => element),
    copy: copyButton(language, messages.issues.copy, markdown, announce),
    onTab(id) {
      tab = id;
      if (id === "signature") signature.update(validation);
    },
    onIssue: goToIssue,
    onSample: sample,
  });
  fillIn(
    app,
    h("a", { class: "skip", href: "#editor", onclick: focusEditor }, messages.page.skip),
    header(language, {
      theme,
      onLanguage(chosen) {
        language = chosen;
        preferences.keep("language", chosen.id);
        render();
        document.querySelector<HTMLElement>(`[data-language="${chosen.id}"]`)?.focus();
      },
      onTheme(chosen) {
        theme = chosen;
        preferences.keep("theme", chosen);
        preferences.applyTheme(chosen);
      },
    }),
    h(
      "main",
      {},
      h("section", { class: "verdict-bar", "aria-label": messages.verdict.heading }, verdict.element),
      h(
        "div",
        { class: "workbench" },
        h(
          "section",
          { class: "editor-pane", "aria-label": messages.editor.label },
          toolbar(language, {
            onFile: open,
            onSample: sample,
            onFormat: format,
            onMinify: minify,
            onPaste: pasteClipboard,
            onClear: clear,
          }),
          above.map(({ element }) => element),
          h(
            "div",
            { class: "editor", id: "editor" },
            editor.view.dom,
            h("div", { class: "drop-hint" }, messages.editor.drop),
          ),
          noteSlot,
          h("p", { id: "editor-help", class: "visually-hidden" }, messages.editor.help),
        ),
        h(
          "section",
          { class: "results-pane", "aria-labelledby": "results-heading" },
          h("h2", { class: "visually-hidden", id: "results-heading" }, messages.results.heading),
          results.element,
        ),
      ),
      h(
        "section",
        { class: "block", "aria-labelledby": "tools-heading" },
        h("h2", { id: "tools-heading" }, messages.tools.heading),
        tabs(
          messages.tools.heading,
          toolTabs.map(({ id, name, panel }) => ({ id, name, panel: panel.element })),
          tool,
          (id) => {
            tool = id;
            tools.get(id)?.update(validation);
          },
        ).element,
      ),
    ),
    footer(language),
  );
  show(validation);
}

/** Updates the page for a validation. */
function show(next: Validation): void {
  validation = next;
  const replaced = fresh;
  fresh = false;
  verdict.show(language, validation);
  editor.show(validation.issues, language);
  results.show(validation);
  if (replaced) chooseTab();
  for (const extension of extensions) extension.update(validation, replaced);
  tools.get(tool)?.update(validation);
  if (tab === "signature") signature.update(validation);
  // For tests and benchmarks.
  document.documentElement.dataset.validations = `${Number(document.documentElement.dataset.validations ?? 0) + 1}`;
}

/** Without the validator: says so for every payload, and explains what can be read. */
async function showUnchecked(): Promise<void> {
  const { readUnchecked } = await import("./validation/unchecked.ts");
  show(readUnchecked(source()));
}

/** Shows the answer for a new payload: the issues if there are errors, else the story. Other tabs stay open. */
function chooseTab(): void {
  const [first] = validation.issues;
  if (first) editor.reveal(first.from);
  if (tab === "issues" || tab === "story") results.tabs.select(validation.errors > 0 ? "issues" : "story");
}

/** Replaces the value of a misspelt `type`. */
function replaceType(type: string): void {
  const issue = validation.issues.find(({ code }) => code === "unexpected_event_type");
  if (!issue) return;
  const text = editor.text();
  editor.replace(text.slice(0, issue.from) + JSON.stringify(type) + text.slice(issue.to));
  editor.view.focus();
}

function validate(length: number): void {
  client.schedule(source, length);
}

function edited(length: number, whole: boolean): void {
  fresh ||= whole;
  if (bytes) note(language.messages.editor.edited);
  else note("");
  bytes = undefined;
  returnTarget = undefined;
  forgetLink();
  validate(length);
}

/** Takes over the paste of a whole payload, which replaces the one in the editor. Returns whether it did. */
function pasted(text: string): boolean {
  const unwrapped = unwrap({ text });
  if (unwrapped) load(unwrapped);
  else if (validation.verdict === "empty" || !isWholePayload(text)) return false;
  else {
    fresh = true;
    editor.replace(text);
  }
  return true;
}

/** Removes the payload from the address once the editor has another one. */
function forgetLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

function load(next: Source, message = ""): void {
  bytes = next.bytes;
  fresh = true;
  editor.replace(next.text, true);
  note(message);
  validate(next.text.length);
}

function note(text: string, bad = false): void {
  fillIn(noteSlot, text && h("p", { class: bad ? "note note-bad" : "note" }, text));
}

/** Loads a payload that came as a whole, unwrapped if an extension recognises what it is wrapped in. */
function receive(whole: Source, message = ""): void {
  const unwrapped = unwrap(whole);
  if (unwrapped) load(unwrapped);
  else load(whole, message);
}

function unwrap(whole: Source): Source | undefined {
  for (const { receive } of extensions) {
    const unwrapped = receive?.(whole);
    if (unwrapped) return unwrapped;
  }
  return undefined;
}

async function pasteClipboard(): Promise<void> {
  try {
    receive({ text: await navigator.clipboard.readText() });
  } catch {
    note(language.messages.editor.pasteFailed, true);
    editor.view.focus();
  }
}

async function open(file: File): Promise<void> {
  const { editor: texts } = language.messages;
  fileName = file.name;
  if (file.size > LARGEST_FILE) {
    note(fill(texts.tooBig, { name: fileName, size: (file.size / 1_048_576).toFixed(1) }), true);
    return;
  }
  const read = new Uint8Array(await file.arrayBuffer());
  const text = decode(read);
  forgetLink();
  receive({ text, bytes: read }, fill(isUtf8(read) ? texts.bytes : texts.brokenBytes, { name: fileName }));
}

function sample(chosen: Sample): void {
  forgetLink();
  const made = chosen.source();
  const { editor: texts } = language.messages;
  const name = `${chosen.id}.json`;
  load(made, made.bytes ? fill(isUtf8(made.bytes) ? texts.bytes : texts.brokenBytes, { name }) : "");
}

/** Reformats JSON: only white space changes. */
async function reshape(how: (text: string) => string | undefined): Promise<void> {
  const readable = !["notJson", "unreadable"].includes(validation.verdict);
  const shaped = readable ? how(editor.text()) : undefined;
  if (shaped === undefined) note(language.messages.editor.notFormatted, true);
  else if (shaped !== editor.text()) {
    editor.replace(shaped);
    // The payload is the same: no other tab is shown.
    fresh = false;
  }
}

const format = async () => reshape((await import("./tools/json-text.ts")).pretty);
const minify = async () => reshape((await import("./tools/json-text.ts")).minified);

function clear(): void {
  load({ text: "" });
  forgetLink();
  editor.view.focus();
}

function goToIssue(issue: LocatedIssue): void {
  returnTarget = document.activeElement as HTMLElement;
  editor.select(issue.from, issue.to);
}

function back(): boolean {
  const issue = returnTarget?.isConnected
    ? returnTarget
    : document.querySelector<HTMLElement>(".issue[aria-current]");
  returnTarget = undefined;
  issue?.focus();
  return issue !== null && issue !== undefined;
}

/** Marks the issues at the cursor. */
function markCurrent(position: number): void {
  for (const issue of document.querySelectorAll<HTMLElement>(".issue")) {
    const within = Number(issue.dataset.from) <= position && position <= Number(issue.dataset.to);
    if (within) issue.setAttribute("aria-current", "true");
    else issue.removeAttribute("aria-current");
  }
}

function focusEditor(event: Event): void {
  event.preventDefault();
  editor.view.focus();
}

const markdown = (): string =>
  issuesAsMarkdown(
    language,
    validation,
    [verdictTexts(language, validation).word, ...countTexts(language, validation)].join(", "),
  );

function listen(): void {
  listenForFiles(open);
  addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.defaultPrevented) return;
    event.preventDefault();
    if (event.shiftKey) editor.previous();
    else editor.next();
  });
  addEventListener("hashchange", fromLink);
  setInterval(() => {
    for (const time of document.querySelectorAll<HTMLElement>("[data-ago]"))
      time.textContent = ago(Number(time.dataset.ago), language);
  }, 15_000);
}

async function fromLink(): Promise<void> {
  try {
    const shared = await fromHash(location.hash);
    if (shared) load(shared, language.messages.editor.fromLink);
  } catch {
    note(language.messages.editor.linkBroken, true);
  }
}

preferences.applyTheme(theme);
render();
listen();
fromLink();
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  // Working offline is optional.
  addEventListener("load", () =>
    navigator.serviceWorker.register("./service-worker.js").catch(() => undefined),
  );
}
