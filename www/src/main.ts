import { causesSection } from "./causes/causes-section.ts";
import { createEditor, type Editor } from "./editor/editor.ts";
import { fill, type LanguageChoice } from "./i18n/index.ts";
import type { Context, Drafts, Panel } from "./page/context.ts";
import { listenForFiles } from "./page/drop.ts";
import { editorPane } from "./page/editor-pane.ts";
import { lazyExplanations } from "./page/explanations.ts";
import { footer, header, skipLink } from "./page/header.ts";
import { clipboardText, forgetLink, fromAddress, fromSample, readFile } from "./page/incoming.ts";
import { issueNavigation } from "./page/issue-navigation.ts";
import { keepPayload, keptPayload } from "./page/kept-payload.ts";
import { type LocalText, noteLine } from "./page/notes.ts";
import { workOffline } from "./page/offline.ts";
import * as preferences from "./page/preferences.ts";
import { refreshTimes } from "./page/refresh-times.ts";
import { type Results, type ResultTab, resultsPane } from "./page/results.ts";
import { toolsSection } from "./page/tools.ts";
import { verdictBar } from "./page/verdict-bar.ts";
import { copyReport } from "./report/copy-report.ts";
import type { Sample } from "./samples/samples.ts";
import type { Result } from "./signature/check.ts";
import { startSignatureChecker } from "./signature/checker.ts";
import { signatureState } from "./signature/findings.ts";
import { parseHeaders } from "./signature/headers.ts";
import { signaturePanel } from "./signature/panel.ts";
import { ReceivedBody } from "./signature/received-body.ts";
import { copyButton } from "./ui/copy.ts";
import { fillIn, h } from "./ui/dom.ts";
import { breadcrumb } from "./unwrap/breadcrumb.ts";
import { deliveryHeaders } from "./unwrap/delivery-headers.ts";
import { looksWhole } from "./unwrap/looks-whole.ts";
import { Unwrapper } from "./unwrap/unwrapper.ts";
import { startValidationClient } from "./validation/client.ts";
import { EMPTY_VALIDATION, type Source, type Validation } from "./validation/types.ts";

const app = document.querySelector("#app") as HTMLElement;
const live = h("div", { class: "visually-hidden", role: "status", id: "live" });
document.body.append(live);

let language = await preferences.language().load();
let theme = preferences.theme();
let validation = EMPTY_VALIDATION;
const received = new ReceivedBody();
/** Whether the editor shows the unchanged bytes of an opened file. */
let bytesShown = false;
let tool = "code";
let tab: ResultTab = "story";
const drafts: Drafts = { headers: "", secret: "", endpoint: "", code: "typescript", share: "standins" };
/** Whether the payload was just replaced: the next validation then selects the tab with the answer. */
let fresh = false;
const navigation = issueNavigation(() => editor);

const source = (): Source => received.shown(editor.text());
function announce(text: string): void {
  live.textContent = text;
}

const editor: Editor = createEditor(language, {
  onChange: edited,
  onPaste: pasted,
  onSelect: navigation.mark,
  onBack: navigation.back,
});
const client = startValidationClient(show, showUnchecked);
const updateExplanations = lazyExplanations({
  view: editor.view,
  state: () => ({ language, validation }),
  announce,
  go: navigation.go,
});

const signature = startSignatureChecker(
  () =>
    drafts.headers.trim() === "" || drafts.secret === ""
      ? undefined
      : {
          delivery: parseHeaders(drafts.headers),
          secret: drafts.secret,
          length: editor.view.state.doc.length,
          bodies: () => received.signed(editor.text()),
        },
  showSignature,
  () => note(({ delivery }) => delivery.failed, true),
);

const unwrapper = new Unwrapper({
  isShown: ({ text }) => editor.text() === text,
  show(source) {
    forgetLink();
    replace(source);
  },
  onHeaders: deliveryHeaders(drafts, () => {
    panels.get("signature")?.update(validation);
    signature.schedule();
  }),
  onChange: showBreadcrumb,
});

const verdict = verdictBar({ onIssue: navigation.go, onType: replaceType }, announce);
const breadcrumbSlot = h("div", { class: "breadcrumb-slot" });
const causes = causesSection({
  editor,
  source,
  note: (text, bad) => note(text, bad),
  onRepaired: (repaired) => unwrapper.search(repaired),
});
const notes = noteLine();
/** All panels, by the id of the tab. */
let panels = new Map<string, Panel>();
let chosen: LanguageChoice | undefined;
let results: Results;

function render(): void {
  const { messages } = language;
  document.documentElement.lang = messages.lang;
  editor.setLanguage(language);
  const context: Context = {
    language,
    drafts,
    client,
    signature,
    source,
    payload: () => received.payload(editor.text()),
    validation: () => validation,
    announce,
    load(source) {
      forgetLink();
      load(source);
    },
  };
  const tools = toolsSection(context, tool, (id) => {
    tool = id;
    panels.get(id)?.update(validation);
  });
  const panel = signaturePanel(context);
  panels = new Map([...tools.panels, ["signature", panel]]);
  results = resultsPane(language, {
    tab,
    signature: panel,
    aboveIssues: [causes.element],
    copy: copyButton(language, messages.issues.copy, () => copyReport(context), announce),
    onTab(id) {
      tab = id;
      panels.get(id)?.update(validation);
    },
    onIssue: navigation.go,
    onSample: sample,
  });
  fillIn(
    app,
    skipLink(language, () => editor.view.focus()),
    header(language, {
      theme,
      onLanguage: switchLanguage,
      onTheme(chosen) {
        theme = chosen;
        preferences.keep("theme", chosen);
        preferences.applyTheme(chosen);
      },
    }),
    h(
      "main",
      {},
      verdict.strip,
      h("section", { class: "verdict-bar", "aria-label": messages.verdict.heading }, verdict.element),
      h(
        "div",
        { class: "workbench" },
        editorPane(
          language,
          {
            onFile: open,
            onSample: sample,
            onFormat: format,
            onMinify: minify,
            onPaste: pasteClipboard,
            onClear: clear,
          },
          { above: breadcrumbSlot, editor: editor.view.dom, below: notes.element },
        ),
        h(
          "section",
          { class: "results-pane", "aria-labelledby": "results-heading" },
          h("h2", { class: "visually-hidden", id: "results-heading" }, messages.results.heading),
          results.element,
        ),
      ),
      tools.element,
    ),
    footer(language),
  );
  show(validation);
  showBreadcrumb();
  showSignature(signature.result());
  notes.render(messages);
}

async function switchLanguage(choice: LanguageChoice): Promise<void> {
  chosen = choice;
  const loaded = await choice.load().catch(() => undefined);
  // Another one may have been chosen since.
  if (chosen !== choice) return;
  if (!loaded) {
    note(({ page }) => fill(page.languageFailed, { name: choice.name }), true);
    return;
  }
  language = loaded;
  preferences.keep("language", choice.id);
  render();
  document.querySelector<HTMLElement>(`[data-language="${choice.id}"]`)?.focus();
}

/** Shows the path from the pasted content to the payload. */
function showBreadcrumb(): void {
  const { state } = unwrapper;
  fillIn(breadcrumbSlot, state && breadcrumb(language, state, unwrapper));
}

/** Shows the state of the signature in the verdict bar. */
function showSignature(result: Result | undefined): void {
  const open = () => {
    results.tabs.select("signature");
    document.querySelector<HTMLElement>("#tab-signature")?.focus();
  };
  verdict.showSignature(result && signatureState(language, result, open));
}

/** Updates the page for a validation. */
function show(next: Validation): void {
  validation = next;
  const replaced = fresh;
  fresh = false;
  verdict.show(language, validation);
  editor.show(validation.issues, language);
  results.show(validation);
  causes.show(language, validation);
  if (replaced) chooseTab();
  for (const id of [tool, tab]) panels.get(id)?.update(validation);
  updateExplanations();
  // For tests and benchmarks.
  document.documentElement.dataset.validations = `${Number(document.documentElement.dataset.validations ?? 0) + 1}`;
}

/** Fallback without the validator: reports that, and explains the readable part of the payload. */
async function showUnchecked(): Promise<void> {
  const { readUnchecked } = await import("./validation/unchecked.ts");
  show(readUnchecked(source()));
}

/** Selects the tab for a new payload: Issues if there are errors, else Story. Nulls and Signature stay open. */
function chooseTab(): void {
  const [first] = validation.issues;
  if (first) editor.reveal(first.from);
  const { errors, causes: found } = validation;
  if (tab === "issues" || tab === "story") results.tabs.select(errors > 0 || found ? "issues" : "story");
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
  signature.schedule();
}

function edited(length: number, whole: boolean): void {
  fresh ||= whole;
  const wasFile = bytesShown;
  const restored = unwrapper.restored(length, editor.text);
  if (restored) received.receive(restored);
  if (length === 0) {
    received.forget();
    unwrapper.forget();
  }
  bytesShown = received.hasLength(length) && source().bytes !== undefined;
  // Undo restores the bytes of a file.
  note(wasFile && !bytesShown ? ({ editor }) => editor.edited : undefined);
  navigation.forget();
  forgetLink();
  validate(length);
}

/** Handles a paste that replaces the payload. Keeps its exact bytes, because a signature covers them. */
function pasted(text: string, over: "all" | "part" | "caret"): boolean {
  // Replaces the payload: one payload inside another is never intended.
  const replaces = over === "caret" && looksWhole(text) && looksWhole(editor.text());
  if (over !== "all" && !replaces) return false;
  forgetLink();
  receive({ text }, replaces ? ({ unwrap }) => unwrap.replaced : undefined);
  return true;
}

/** Loads pasted or opened content, then shows the payload in it. */
function receive(source: Source, message?: LocalText): void {
  load(source, message);
  unwrapper.search(source).then(() => {
    const { payloads = [], index = 0 } = unwrapper.state ?? {};
    const layers = payloads[index]?.layers ?? [];
    if (layers.length > 0) announce(fill(language.messages.unwrap.found, { layers: layers.join(" › ") }));
  });
}

function load(next: Source, message?: LocalText): void {
  unwrapper.forget();
  replace(next);
  note(message);
}

function replace(next: Source): void {
  if (next.text === "" && !next.bytes) received.forget();
  else received.receive(next);
  bytesShown = next.bytes !== undefined;
  fresh = true;
  editor.replace(next.text, true);
  validate(next.text.length);
}

const note = (text: LocalText | undefined, bad = false) =>
  notes.show(language.messages, text && { text, bad });

async function pasteClipboard(): Promise<void> {
  const text = await clipboardText();
  if (text !== undefined) {
    forgetLink();
    return receive({ text });
  }
  note(({ editor }) => editor.pasteFailed, true);
  editor.view.focus();
}

async function open(file: File): Promise<void> {
  const read = await readFile(file);
  if (typeof read === "function") note(read, true);
  else {
    forgetLink();
    receive(read.source, read.note);
  }
}

function sample(chosen: Sample): void {
  const { source, note } = fromSample(chosen);
  forgetLink();
  load(source, note);
}

/** Reformats JSON: only white space changes. */
async function reshape(how: (text: string) => string | undefined): Promise<void> {
  const readable = !["notJson", "unreadable"].includes(validation.verdict);
  const shaped = readable ? how(editor.text()) : undefined;
  if (shaped === undefined) note(({ editor }) => editor.notFormatted, true);
  else if (shaped !== editor.text()) {
    received.reshape(editor.text(), shaped);
    editor.replace(shaped);
    // The payload is the same, so the open tab stays.
    fresh = false;
    if (drafts.headers !== "") note(({ delivery }) => delivery.reshaped);
  }
}

const format = async () => reshape((await import("./tools/json-text.ts")).pretty);
const minify = async () => reshape((await import("./tools/json-text.ts")).minified);

function clear(): void {
  load({ text: "" });
  keepPayload({ text: "" });
  forgetLink();
  editor.view.focus();
}

function listen(): void {
  listenForFiles(open);
  navigation.listen();
  addEventListener("hashchange", fromLink);
  addEventListener("pagehide", () => keepPayload(source()));
  refreshTimes(() => language);
}

async function fromLink(): Promise<void> {
  const shared = await fromAddress();
  if (typeof shared === "function") note(shared, true);
  else if (shared) receive(shared.source, shared.note);
}

/** Restores the payload after a reload, with a button that clears it. */
function restore(): void {
  const kept = keptPayload();
  if (!kept || location.hash.length > 1) return;
  load(kept);
  notes.show(language.messages, {
    text: ({ editor }) => editor.restored,
    action: { name: ({ editor }) => editor.forget, onclick: clear },
  });
}

preferences.applyTheme(theme);
render();
listen();
restore();
fromLink();
workOffline();
