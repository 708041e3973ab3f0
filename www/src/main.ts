import { createEditor, type Editor } from "./editor/editor.ts";
import { fill } from "./i18n/index.ts";
import { startJudge } from "./judge/client.ts";
import { decode } from "./judge/place.ts";
import type { Answer, Placed, Source } from "./judge/types.ts";
import type { Context, Drafts, Part } from "./page/context.ts";
import { footer, header } from "./page/header.ts";
import * as preferences from "./page/preferences.ts";
import { toolbar } from "./page/toolbar.ts";
import { DOCUMENTED, NULL_STATES, type Sample } from "./samples/samples.ts";
import { fromHash } from "./share/link.ts";
import { sharePanel } from "./share/panel.ts";
import { signaturePanel } from "./signature/panel.ts";
import { codePanel } from "./tools/panel.ts";
import { copyButton } from "./ui/copy.ts";
import { fillIn, h } from "./ui/dom.ts";
import { tabs } from "./ui/tabs.ts";
import { story } from "./understanding/story.ts";
import { ago } from "./understanding/when.ts";
import { banner, countWords, verdictWords } from "./verdict/banner.ts";
import { issueList, issuesAsMarkdown } from "./verdict/issues.ts";

/** A file beyond this would stop the browser before it is judged. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** What a screen reader hears of the verdict waits until typing pauses. */
const SPEAKING_PAUSE = 700;

const EMPTY: Answer = { verdict: "empty", issues: [], truncated: false, errors: 0, warnings: 0, size: 0 };

/** The width below which the style sheet has one column. */
const narrow = matchMedia("(max-width: 640px)");

const app = document.querySelector("#app") as HTMLElement;
const live = h("div", { class: "visually-hidden", role: "status", id: "live" });
document.body.append(live);

let language = preferences.language();
let theme = preferences.theme();
let answer = EMPTY;
let bytes: Uint8Array<ArrayBuffer> | undefined;
let fileName = "";
let tab = "code";
const drafts: Drafts = { headers: "", secret: "", endpoint: "", code: "typescript", share: "standins" };
/** Whether the next answer is to a payload that was just put in: then its first issue is brought into view. */
let fresh = false;
let cameFrom: HTMLElement | undefined;
let speaking: ReturnType<typeof setTimeout>;

const source = (): Source => ({ text: editor.text(), bytes });
const say = (text: string) => {
  live.textContent = text;
};

const editor: Editor = createEditor(language, { onChange: edited, onSelect: markCurrent, onBack: back });
const judge = startJudge(show, () => note(language.messages.verdict.failed, true));

const verdictPlace = h("div", { class: "verdict-place" });
const issuesPlace = h("div", { class: "issues-place" });
const storyPlace = h("div", { class: "story-place" });
const notePlace = h("div", { class: "editor-note", role: "status" });
/** The parts in the tabs, by the id of the tab. */
let parts = new Map<string, Part>();

function render(): void {
  const { messages } = language;
  document.documentElement.lang = messages.lang;
  document.title = `${messages.page.title} · contact.connection.connected`;
  editor.speak(language);
  const context: Context = { language, drafts, judge, source, answer: () => answer, say, load };
  const tools = [
    { id: "code", name: messages.tools.code, part: codePanel(context) },
    { id: "signature", name: messages.tools.signature, part: signaturePanel(context) },
    { id: "share", name: messages.tools.share, part: sharePanel(context) },
  ];
  parts = new Map(tools.map(({ id, part }) => [id, part]));
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
      h("section", { class: "verdict-bar", "aria-label": messages.verdict.heading }, verdictPlace),
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
          h(
            "div",
            { class: "editor", id: "editor" },
            editor.view.dom,
            h("div", { class: "drop-hint" }, messages.editor.drop),
          ),
          notePlace,
          h("p", { id: "editor-help", class: "visually-hidden" }, messages.editor.help),
        ),
        h(
          "section",
          { class: "issues-pane", "aria-labelledby": "issues-heading" },
          h(
            "div",
            { class: "pane-head" },
            h("h2", { id: "issues-heading" }, messages.issues.heading),
            copyButton(language, messages.issues.copy, markdown, say),
          ),
          issuesPlace,
        ),
      ),
      h(
        "section",
        { class: "block", "aria-labelledby": "story-heading" },
        h("h2", { id: "story-heading" }, messages.story.heading),
        storyPlace,
      ),
      h(
        "section",
        { class: "block", "aria-labelledby": "tools-heading" },
        h("h2", { id: "tools-heading" }, messages.tools.heading),
        tabs(
          messages.tools.heading,
          tools.map(({ id, name, part }) => ({ id, name, panel: part.element })),
          tab,
          (id) => {
            tab = id;
            parts.get(id)?.update(answer);
          },
        ),
      ),
    ),
    footer(language),
  );
  show(answer);
}

/** Shows an answer everywhere. */
function show(next: Answer): void {
  answer = next;
  const { headline, detail } = verdictWords(language, answer);
  renew(
    verdictPlace,
    [answer.verdict, answer.type, answer.size, answer.errors, answer.warnings, detail],
    () => [banner(language, answer)],
  );
  editor.show(answer.issues, language);
  const [first] = answer.issues;
  if (fresh && first) editor.reveal(first.from);
  fresh = false;
  renew(issuesPlace, [answer.issues, answer.verdict === "empty"], () => [
    issueList(language, answer, go),
    answer.verdict === "empty" && starters(),
  ]);
  tell();
  parts.get(tab)?.update(answer);
  // For the tests, and for whoever measures.
  document.documentElement.dataset.judged = `${Number(document.documentElement.dataset.judged ?? 0) + 1}`;
  clearTimeout(speaking);
  if (answer.verdict !== "empty")
    speaking = setTimeout(
      () => say([headline, ...countWords(language, answer), detail].join(". ")),
      SPEAKING_PAUSE,
    );
}

function tell(): void {
  const unfolded = storyPlace.querySelector("details")?.open === true;
  renew(storyPlace, [answer.reading, narrow.matches], () => [
    story(language, answer.reading, narrow.matches),
  ]);
  // What the reader has unfolded stays so while the payload is edited.
  storyPlace.querySelector("details")?.toggleAttribute("open", unfolded);
}

const shown = new WeakMap<HTMLElement, string>();

/** Makes the content of a place anew if what it is made from has changed: most keystrokes change little. */
function renew(place: HTMLElement, from: unknown, make: () => (Node | false)[]): void {
  const key = JSON.stringify([language.id, from]);
  if (shown.get(place) === key) return;
  shown.set(place, key);
  fillIn(place, make());
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

function ask(length: number): void {
  judge.ask(source, length);
}

function edited(length: number, whole: boolean): void {
  fresh = whole;
  if (bytes) note(language.messages.editor.edited);
  else note("");
  bytes = undefined;
  cameFrom = undefined;
  forgetLink();
  ask(length);
}

/** The address names the payload as long as it is the one in the editor, and no longer. */
function forgetLink(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

function load(next: Source, words = ""): void {
  bytes = next.bytes;
  fresh = true;
  editor.replace(next.text, true);
  note(words);
  ask(next.text.length);
}

function note(text: string, bad = false): void {
  fillIn(notePlace, text && h("p", { class: bad ? "note note-bad" : "note" }, text));
}

async function open(file: File): Promise<void> {
  const { editor: words } = language.messages;
  fileName = file.name;
  if (file.size > LARGEST_FILE) {
    note(fill(words.tooBig, { name: fileName, size: (file.size / 1_048_576).toFixed(1) }), true);
    return;
  }
  const read = new Uint8Array(await file.arrayBuffer());
  const text = decode(read);
  forgetLink();
  load({ text, bytes: read }, fill(isUtf8(read) ? words.bytes : words.brokenBytes, { name: fileName }));
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
  const { editor: words } = language.messages;
  const name = `${chosen.id}.json`;
  load(made, made.bytes ? fill(isUtf8(made.bytes) ? words.bytes : words.brokenBytes, { name }) : "");
}

/** Formats what is JSON: nothing but white space changes. */
async function reshape(how: (text: string) => string | undefined): Promise<void> {
  const readable = answer.verdict !== "notJson" && answer.verdict !== "unreadable";
  const shaped = readable ? how(editor.text()) : undefined;
  if (shaped === undefined) note(language.messages.editor.notFormatted, true);
  else if (shaped !== editor.text()) editor.replace(shaped);
}

const format = async () => reshape((await import("./tools/json-text.ts")).pretty);
const minify = async () => reshape((await import("./tools/json-text.ts")).minified);

function clear(): void {
  load({ text: "" });
  forgetLink();
  editor.view.focus();
}

function go(issue: Placed): void {
  cameFrom = document.activeElement as HTMLElement;
  editor.select(issue.from, issue.to);
}

function back(): boolean {
  const issue = cameFrom?.isConnected
    ? cameFrom
    : document.querySelector<HTMLElement>(".issue[aria-current]");
  cameFrom = undefined;
  issue?.focus();
  return issue !== null && issue !== undefined;
}

/** Marks the issues at the place where the reader is. */
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
    answer,
    [verdictWords(language, answer).headline, ...countWords(language, answer)].join(", "),
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
  // Before the editor, which would take the file as text.
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
  narrow.addEventListener("change", tell);
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
  // Offline is an extra: where it is not to be had, the page works all the same.
  addEventListener("load", () =>
    navigator.serviceWorker.register("./service-worker.js").catch(() => undefined),
  );
}
