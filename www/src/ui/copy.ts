import type { Language } from "../i18n/index.ts";
import { h } from "./dom.ts";

/** A button that copies a text and reports the result in its label and to screen readers. */
export function copyButton(
  { messages: { tools } }: Language,
  name: string,
  text: () => string | undefined | Promise<string>,
  announce: (text: string) => void,
): HTMLButtonElement {
  const button = h("button", { type: "button", class: "button" }, name);
  let timer: ReturnType<typeof setTimeout>;
  button.addEventListener("click", async () => {
    const wanted = text();
    if (wanted === undefined) return;
    const feedback = await copy(wanted).then(
      () => tools.copied,
      () => tools.copyFailed,
    );
    button.textContent = feedback;
    announce(feedback);
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = name;
    }, 2000);
  });
  return button;
}

async function copy(text: string | Promise<string>): Promise<void> {
  // Only pages from HTTPS or localhost have a clipboard API.
  if (!navigator.clipboard) return copySelected(await text);
  // Safari allows copying only during the click, so it gets the promise instead of the text.
  if (typeof text !== "string" && typeof ClipboardItem !== "undefined") {
    const blob = text.then((made) => new Blob([made], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  }
  return navigator.clipboard.writeText(await text);
}

function copySelected(text: string): void {
  const area = h("textarea", { class: "visually-hidden" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("the browser does not allow copying");
}
