import type { Language } from "../i18n/index.ts";
import { h } from "./dom.ts";

/** A button that copies a text and reports the result in its label and to screen readers. */
export function copyButton(
  { messages: { tools } }: Language,
  name: string,
  text: () => string | undefined | Promise<string | undefined>,
  announce: (text: string) => void,
): HTMLButtonElement {
  const button = h("button", { type: "button", class: "button" }, name);
  let timer: ReturnType<typeof setTimeout>;
  button.addEventListener("click", async () => {
    const feedback = await copied(await text()).then(
      (done) => (done ? tools.copied : undefined),
      () => tools.copyFailed,
    );
    if (feedback === undefined) return;
    button.textContent = feedback;
    announce(feedback);
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = name;
    }, 2000);
  });
  return button;
}

async function copied(text: string | undefined): Promise<boolean> {
  if (text === undefined) return false;
  // A page that does not come over https has no clipboard.
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const area = h("textarea", { class: "visually-hidden" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("not allowed");
  return true;
}
