// Actions on the page that are the same in each browser. A driver adds evaluate, click, clickAt, moveTo, hover,
// write, press, upload, resize, goto, reload, back, openTab, unexpected and close.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL = 20;

export class BasePage {
  /** Waits until a function in the page returns a true value: not an element, which a driver may fail to pass on. */
  async until(condition, ...args) {
    await this.#waitFor(10_000, condition, ...args);
  }

  async #waitFor(timeout, condition, ...args) {
    const end = Date.now() + timeout;
    while (!(await this.evaluate(condition, ...args))) {
      if (Date.now() > end)
        throw new Error(`not within ${timeout} ms: ${condition}, ${JSON.stringify(args)}`);
      await sleep(POLL);
    }
  }

  /** Performs an action and waits until the page has validated. */
  async validated(action, timeout = 20_000) {
    const before = await this.evaluate(() => Number(document.documentElement.dataset.validations ?? 0));
    await action();
    await this.#waitFor(
      timeout,
      (before) => Number(document.documentElement.dataset.validations ?? 0) > before,
      before,
    );
  }

  sample(id) {
    return this.validated(() => this.select("#samples", id));
  }

  /** Pastes a text with a paste event. */
  paste(text) {
    return this.validated(() =>
      this.evaluate((text) => {
        const content = document.querySelector(".cm-content");
        content.focus();
        const data = new DataTransfer();
        data.setData("text/plain", text);
        // Some browsers do not let a script set the data of a ClipboardEvent.
        const event = new Event("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: data });
        content.dispatchEvent(event);
      }, text),
    );
  }

  /** Opens a file with this name and content. */
  file(name, bytes) {
    const path = join(mkdtempSync(join(tmpdir(), "page-")), name);
    writeFileSync(path, bytes);
    return this.validated(() => this.upload("input[type=file]", path));
  }

  clear() {
    return this.validated(() => this.click("#clear"));
  }

  /** Chooses an option of a list. */
  select(selector, value) {
    return this.evaluate(
      (selector, value) => {
        const list = document.querySelector(selector);
        list.value = value;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      },
      selector,
      value,
    );
  }

  /** Replaces the text of a form field. */
  fill(selector, text) {
    return this.evaluate(
      (selector, text) => {
        const field = document.querySelector(selector);
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      },
      selector,
      text,
    );
  }

  focus(selector) {
    return this.evaluate((selector) => document.querySelector(selector).focus(), selector);
  }

  hasFocus(selector) {
    return this.evaluate((selector) => document.querySelector(selector) === document.activeElement, selector);
  }

  verdict() {
    return this.evaluate(() => document.querySelector(".verdict").dataset.verdict);
  }

  verdictIs(verdict) {
    return this.until((verdict) => document.querySelector(".verdict")?.dataset.verdict === verdict, verdict);
  }

  title() {
    return this.evaluate(() => document.title);
  }

  text(selector) {
    return this.evaluate((selector) => document.querySelector(selector).innerText.trim(), selector);
  }

  value(selector) {
    return this.evaluate((selector) => document.querySelector(selector).value, selector);
  }

  attribute(selector, name) {
    return this.evaluate(
      (selector, name) => document.querySelector(selector).getAttribute(name),
      selector,
      name,
    );
  }

  count(selector) {
    return this.evaluate((selector) => document.querySelectorAll(selector).length, selector);
  }

  isShown(selector) {
    return this.evaluate((selector) => document.querySelector(selector).checkVisibility(), selector);
  }

  /** Returns the texts of elements, or one of their data attributes. */
  all(selector, key) {
    return this.evaluate(
      (selector, key) =>
        [...document.querySelectorAll(selector)].map((element) =>
          key ? element.dataset[key] : element.textContent,
        ),
      selector,
      key ?? "",
    );
  }

  /** Returns the visible text of the editor. */
  async shown() {
    return (await this.all(".cm-line")).join("\n");
  }

  /** Returns the selected text in the editor. */
  selected() {
    return this.evaluate(() => `${getSelection()}`);
  }
}
