import { createEditor, type Editor } from "./editor/editor.ts";
import { fill } from "./i18n/index.ts";
import type { Context, Drafts, Panel } from "./page/context.ts";
import { footer, header } from "./page/header.ts";
import * as preferences from "./page/preferences.ts";
import { toolbar } from "./page/toolbar.ts";
import { issueList, issuesAsMarkdown } from "./report/issue-list.ts";
import { countTexts, verdictBanner, verdictTexts } from "./report/verdict-banner.ts";
import { DOCUMENTED, NULL_STATES, type Sample } from "./samples/samples.ts";
import { fromHash } from "./share/link.ts";
import { sharePanel } from "./share/panel.ts";
import type { Result } from "./signature/check.ts";
import { startSignatureChecker } from "./signature/checker.ts";
import { signatureState } from "./signature/findings.ts";
import { parseHeaders } from "./signature/headers.ts";
import { signaturePanel } from "./signature/panel.ts";
import { ReceivedBody } from "./signature/received-body.ts";
import { story } from "./story/story.ts";
import { ago } from "./story/time.ts";
import { snippetPanel } from "./tools/snippet-panel.ts";
import { copyButton } from "./ui/copy.ts";
import { fillIn, h } from "./ui/dom.ts";
import { tabs } from "./ui/tabs.ts";
import { breadcrumb } from "./unwrap/breadcrumb.ts";
import { looksWhole } from "./unwrap/looks-whole.ts";
import { Unwrapper } from "./unwrap/unwrapper.ts";
import { startValidationClient } from "./validation/client.ts";
import { decode } from "./validation/positions.ts";
import type { LocatedIssue, Source, Validation } from "./validation/types.ts";

/** Larger files would freeze the browser before they are validated. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** The verdict is announced to a screen reader when typing pauses for this long. */
const ANNOUNCE_PAUSE = 700;

const EMPTY: Validation = { verdict: "empty", issues: [], truncated: false, errors: 0, warnings: 0, size: 0 };

/** The width below which the style sheet has one column. */
const narrow = matchMedia("(max-width: 640px)");

const app = document.querySelector("#app") as HTMLElement;
const live = h("div", { class: "visually-hidden", role: "status", id: "live" });
document.body.append(live);

let language = preferences.language();
let theme = preferences.theme();
let validation = EMPTY;
const received = new ReceivedBody();
/** Whether the editor shows bytes that were opened, unchanged. */
let bytesShown = false;
let fileName = "";
let tab = "code";
const drafts: Drafts = { headers: "", secret: "", endpoint: "", code: "typescript", share: "standins" };
/** Whether the payload was just replaced: then the first issue of the next validation is scrolled into view. */
let fresh = false;
let returnTarget: HTMLElement | undefined;
let announceTimer: ReturnType<typeof setTimeout>;

const source = (): Source => received.shown(editor.text());
const announce = (text: string) => {
  live.textContent = text;
};

const editor: Editor = createEditor(language, {
  onChange: edited,
  onPaste: pasted,
  onSelect: markCurrent,
  onBack: back,
});
const client = startValidationClient(show, () => note(language.messages.verdict.failed, true));

const signature = startSignatureChecker(
  () =>
    drafts.headers.trim() === "" || drafts.secret === ""
      ? undefined
      : {
          delivery: parseHeaders(drafts.headers),
          secret: drafts.secret,
          ...received.signed(editor.text()),
        },
  showSignature,
  () => note(language.messages.delivery.failed, true),
);

const unwrapper = new Unwrapper({
  isShown: ({ text }) => editor.text() === text,
  show(source) {
    forgetLink();
    replace(source);
  },
  onHeaders: fillInHeaders,
  onChange: showBreadcrumb,
});

const verdictSlot = h("div", { class: "verdict-place" });
const signatureSlot = h("div", { class: "signature-place" });
const issuesSlot = h("div", { class: "issues-place" });
const storySlot = h("div", { class: "story-place" });
const breadcrumbSlot = h("div", { class: "breadcrumb-place" });
const noteSlot = h("div", { class: "editor-note", role: "status" });
/** The panels in the tabs, by the id of the tab. */
let panels = new Map<string, Panel>();

function render(): void {
  const { messages } = language;
  document.documentElement.lang = messages.lang;
  document.title = `${messages.page.title} · contact.connection.connected`;
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
    load,
  };
  const tools = [
    { id: "code", name: messages.tools.code, panel: snippetPanel(context) },
    { id: "signature", name: messages.tools.signature, panel: signaturePanel(context) },
    { id: "share", name: messages.tools.share, panel: sharePanel(context) },
  ];
  panels = new Map(tools.map(({ id, panel }) => [id, panel]));
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
      h(
        "section",
        { class: "verdict-bar", "aria-label": messages.verdict.heading },
        verdictSlot,
        signatureSlot,
      ),
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
            onClear: clear,
          }),
          breadcrumbSlot,
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
          { class: "issues-pane", "aria-labelledby": "issues-heading" },
          h(
            "div",
            { class: "pane-head" },
            h("h2", { id: "issues-heading" }, messages.issues.heading),
            copyButton(language, messages.issues.copy, markdown, announce),
          ),
          issuesSlot,
        ),
      ),
      h(
        "section",
        { class: "block", "aria-labelledby": "story-heading" },
        h("h2", { id: "story-heading" }, messages.story.heading),
        storySlot,
      ),
      h(
        "section",
        { class: "block", "aria-labelledby": "tools-heading" },
        h("h2", { id: "tools-heading" }, messages.tools.heading),
        tabs(
          messages.tools.heading,
          tools.map(({ id, name, panel }) => ({ id, name, panel: panel.element })),
          tab,
          (id) => {
            tab = id;
            panels.get(id)?.update(validation);
          },
        ),
      ),
    ),
    footer(language),
  );
  show(validation);
  showBreadcrumb();
  showSignature(signature.result());
}

/** Shows where the payload was found. */
function showBreadcrumb(): void {
  const { state } = unwrapper;
  fillIn(breadcrumbSlot, state && breadcrumb(language, state, unwrapper));
}

/** The headers that came with a payload, as they were filled in. */
let headersThatCame = "";

/** Fills in the headers that came with a payload. What the reader typed stays, unless a whole delivery has come. */
function fillInHeaders(headers: string): void {
  const untouched = drafts.headers.trim() === "" || drafts.headers === headersThatCame;
  if (!untouched && !/-signature:/.test(headers)) return;
  drafts.headers = headers;
  headersThatCame = headers;
  panels.get("signature")?.update(validation);
  signature.schedule();
}

/** Shows the state of the signature next to the verdict. */
function showSignature(result: Result | undefined): void {
  const open = () => document.querySelector<HTMLElement>("#tab-signature")?.click();
  fillIn(signatureSlot, result && signatureState(language, result, open));
}

/** Updates the page for a validation. */
function show(next: Validation): void {
  validation = next;
  const { headline, detail } = verdictTexts(language, validation);
  renderIfChanged(
    verdictSlot,
    [validation.verdict, validation.type, validation.size, validation.errors, validation.warnings, detail],
    () => [verdictBanner(language, validation)],
  );
  editor.show(validation.issues, language);
  const [first] = validation.issues;
  if (fresh && first) editor.reveal(first.from);
  fresh = false;
  renderIfChanged(issuesSlot, [validation.issues, validation.verdict === "empty"], () => [
    issueList(language, validation, goToIssue),
    validation.verdict === "empty" && starters(),
  ]);
  showStory();
  panels.get(tab)?.update(validation);
  // For tests and benchmarks.
  document.documentElement.dataset.validations = `${Number(document.documentElement.dataset.validations ?? 0) + 1}`;
  clearTimeout(announceTimer);
  if (validation.verdict !== "empty")
    announceTimer = setTimeout(
      () => announce([headline, ...countTexts(language, validation), detail].join(". ")),
      ANNOUNCE_PAUSE,
    );
}

function showStory(): void {
  const unfolded = storySlot.querySelector("details")?.open === true;
  renderIfChanged(storySlot, [validation.content, narrow.matches], () => [
    story(language, validation.content, narrow.matches),
  ]);
  // Unfolded details stay open while the payload is edited.
  storySlot.querySelector("details")?.toggleAttribute("open", unfolded);
}

const rendered = new WeakMap<HTMLElement, string>();

/** Renders an element's children again if their inputs have changed: most keystrokes change little. */
function renderIfChanged(element: HTMLElement, inputs: unknown, make: () => (Node | false)[]): void {
  const key = JSON.stringify([language.id, inputs]);
  if (rendered.get(element) === key) return;
  rendered.set(element, key);
  fillIn(element, make());
}

/** For an empty editor: the samples that explain most. */
function starters(): HTMLElement {
  const { issues, samples } = language.messages;
  const staffOnly = NULL_STATES.find(({ name, state }) => name === "connectedStore" && state === "null");
  const choice = (chosen: Sample | undefined, name: string) =>
    chosen && h("button", { type: "button", class: "button", onclick: () => sample(chosen) }, name);
  return h(
    "div",
    { class: "starters" },
    h("p", {}, issues.start),
    choice(DOCUMENTED.storeAndStaff, samples.storeAndStaff),
    choice(DOCUMENTED.storeOnly, samples.storeOnly),
    choice(staffOnly, fill(samples.null, { field: "connectedStore" })),
  );
}

function validate(length: number): void {
  client.schedule(source, length);
  signature.schedule();
}

function edited(length: number, whole: boolean): void {
  fresh = whole;
  const wasFile = bytesShown;
  const restored = unwrapper.restored(length, editor.text);
  if (restored) received.receive(restored);
  if (length === 0) {
    received.forget();
    unwrapper.forget();
  }
  bytesShown = received.hasLength(length) && source().bytes !== undefined;
  // Undo restores the bytes of a file.
  note(wasFile && !bytesShown ? language.messages.editor.edited : "");
  returnTarget = undefined;
  forgetLink();
  validate(length);
}

/** Takes what is pasted as a whole: its bytes are what a signature is over. */
function pasted(text: string, over: "all" | "part" | "caret"): boolean {
  // Nobody wants a second payload inside the first.
  const replaces = over === "caret" && looksWhole(text) && looksWhole(editor.text());
  if (over !== "all" && !replaces) return false;
  forgetLink();
  receive({ text }, replaces ? language.messages.unwrap.replaced : "");
  return true;
}

/** Shows what was pasted or opened, and then the payload in it. */
function receive(source: Source, message: string): void {
  load(source, message);
  unwrapper.search(source).then(() => {
    const { payloads = [], index = 0 } = unwrapper.state ?? {};
    const layers = payloads[index]?.layers ?? [];
    if (layers.length > 0) announce(fill(language.messages.unwrap.found, { layers: layers.join(" › ") }));
  });
}

/** Removes the payload from the address once the editor has another one. */
function forgetLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

function load(next: Source, message = ""): void {
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

function note(text: string, bad = false): void {
  fillIn(noteSlot, text && h("p", { class: bad ? "note note-bad" : "note" }, text));
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

function isUtf8(read: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(read);
    return true;
  } catch {
    return false;
  }
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
  const readable = validation.verdict !== "notJson" && validation.verdict !== "unreadable";
  const shaped = readable ? how(editor.text()) : undefined;
  if (shaped === undefined) note(language.messages.editor.notFormatted, true);
  else if (shaped !== editor.text()) {
    received.reshape(editor.text(), shaped);
    editor.replace(shaped);
    if (drafts.headers !== "") note(language.messages.delivery.reshaped);
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
    [verdictTexts(language, validation).headline, ...countTexts(language, validation)].join(", "),
  );

function listen(): void {
  const files = (event: DragEvent) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let depth = 0;
  const hint = (on: boolean) => document.documentElement.toggleAttribute("data-dropping", on);
  addEventListener("dragenter", (event) => {
    if (files(event)) hint(++depth > 0);
  });
  addEventListener("dragleave", (event) => {
    if (files(event)) hint(--depth > 0);
  });
  addEventListener("dragover", (event) => files(event) && event.preventDefault());
  // In the capture phase, before the editor inserts the file as text.
  addEventListener(
    "drop",
    (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      hint(false);
      open(file);
    },
    true,
  );
  addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.defaultPrevented) return;
    event.preventDefault();
    if (event.shiftKey) editor.previous();
    else editor.next();
  });
  addEventListener("hashchange", fromLink);
  narrow.addEventListener("change", showStory);
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
