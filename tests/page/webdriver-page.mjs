// Page object for WebKitGTK, with WebDriver.

import { setTimeout as sleep } from "node:timers/promises";
import { BasePage } from "./base-page.mjs";

/** Smallest width of the window, in pixels, because of its toolbar. */
const NARROWEST = 447;

/** The tab that receives the commands of each session. */
const current = new WeakMap();
/** Sessions whose first tab is in use. */
const busy = new WeakSet();

/** Opens the page and records problems. Uses the first tab if it is free, because a new one takes seconds. */
export async function openWithWebDriver(
  { session, keys },
  url,
  { language = "en", theme = "light", width = 1280, height = 900, clean = true } = {},
) {
  const isFirst = !busy.has(session);
  busy.add(session);
  if (!isFirst) await session.switchTo().newWindow("tab");
  const handle = await session.getWindowHandle();
  current.set(session, handle);
  const page = new WebDriverPage({ session, keys }, handle, isFirst);
  await page.resize(width, height);
  if (clean) {
    // All tabs share the profile of the session.
    if ((await page.evaluate(() => location.origin)) !== new URL(url).origin) await page.goto(url);
    await page.evaluate(
      (kept) => {
        localStorage.clear();
        for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
        // Runs after the page's own listener, which stores the payload.
        addEventListener("pagehide", () => sessionStorage.clear());
      },
      language === null ? {} : { language, theme },
    );
    // An address that differs only in its hash would not load the page again.
    await page.goto("about:blank");
  }
  await page.goto(url);
  return page;
}

class WebDriverPage extends BasePage {
  #session;
  #keys;
  #handle;
  #isFirst;
  #problems = [];

  constructor({ session, keys }, handle, isFirst) {
    super();
    this.#session = session;
    this.#keys = keys;
    this.#handle = handle;
    this.#isFirst = isFirst;
  }

  /** The session, in this tab. */
  async #tab() {
    if (current.get(this.#session) !== this.#handle) await this.#session.switchTo().window(this.#handle);
    current.set(this.#session, this.#handle);
    return this.#session;
  }

  async evaluate(action, ...args) {
    return (await this.#tab()).executeScript(`return (${action})(...arguments)`, ...args);
  }

  async #element(selector) {
    return (await this.#tab()).findElement({ css: selector });
  }

  /** Waits for scrolling to end, which the driver does not. */
  async #inSight(selector) {
    await this.evaluate(
      (selector) =>
        document.querySelector(selector).scrollIntoView({ block: "nearest", behavior: "instant" }),
      selector,
    );
    return this.#element(selector);
  }

  async click(selector) {
    await (await this.#inSight(selector)).click();
  }

  async clickAt(x, y) {
    const actions = (await this.#tab()).actions();
    await actions
      .move({ x: Math.round(x), y: Math.round(y) })
      .click()
      .perform();
  }

  async moveTo(x, y) {
    await (await this.#tab())
      .actions()
      .move({ x: Math.round(x), y: Math.round(y) })
      .perform();
  }

  async hover(selector) {
    const origin = await this.#inSight(selector);
    await (await this.#tab()).actions().move({ origin }).perform();
  }

  /** Types a text, into an element if one is named. */
  async write(text, selector) {
    if (selector) await this.focus(selector);
    const keys = text.replaceAll("\n", this.#keys.ENTER);
    await (await this.#tab()).actions().sendKeys(keys).perform();
  }

  async press(...names) {
    const keys = names.map((name) => this.#keys[name.replace(/\B(?=[A-Z])/, "_").toUpperCase()] ?? name);
    let actions = (await this.#tab()).actions();
    for (const key of keys) actions = actions.keyDown(key);
    for (const key of keys.reverse()) actions = actions.keyUp(key);
    await actions.perform();
  }

  async upload(selector, file) {
    await (await this.#element(selector)).sendKeys(file);
  }

  /** Sets the size of the viewport, as far as the window allows. */
  async resize(width, height) {
    const window = (await this.#tab()).manage().window();
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const [innerW, innerH, bars] = await this.evaluate(() => [
        innerWidth,
        innerHeight,
        outerHeight - innerHeight,
      ]);
      if (innerW === Math.max(width, NARROWEST) && innerH === height) return;
      await window.setRect({ x: 0, y: 0, width, height: height + bars });
      await sleep(50);
    }
    throw new Error(`the window does not become ${width} × ${height}`);
  }

  async goto(url) {
    await this.#leave();
    await (await this.#tab()).get(url);
    if (url.startsWith("http")) await this.#arrive();
  }

  async reload() {
    await this.#leave();
    await (await this.#tab()).navigate().refresh();
    await this.#arrive();
  }

  async back() {
    await this.#leave();
    await (await this.#tab()).navigate().back();
    await this.#arrive();
  }

  /** Opens a second tab of the same profile. */
  openTab(url) {
    return openWithWebDriver({ session: this.#session, keys: this.#keys }, url, { clean: false });
  }

  /** Starts recording the page's errors, because WebDriver has no console. */
  async #arrive() {
    await this.until(() => document.querySelector(".verdict") !== null);
    await this.evaluate(() => {
      const problems = [];
      window.problems = problems;
      addEventListener("error", ({ message }) => problems.push(`exception: ${message}`));
      addEventListener("unhandledrejection", ({ reason }) => problems.push(`exception: ${reason}`));
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        problems.push(`policy: ${violatedDirective} ${blockedURI}`),
      );
      for (const level of ["error", "warn", "log"]) {
        const log = console[level];
        console[level] = (...words) => {
          problems.push(`console ${level}: ${words.join(" ")}`);
          log(...words);
        };
      }
    });
  }

  /** Collects the recorded problems before the document is unloaded. */
  async #leave() {
    const problems = await this.evaluate(() => [
      ...(window.problems ?? []).splice(0),
      ...performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => !name.startsWith("blob:") && new URL(name).origin !== location.origin)
        .map((name) => `request to ${name}`),
    ]);
    this.#problems.push(...problems);
  }

  /** Returns the recorded problems. */
  async unexpected() {
    await this.#leave();
    return this.#problems;
  }

  async close() {
    if (this.#isFirst) return void busy.delete(this.#session);
    await (await this.#tab()).close();
    const [first] = await this.#session.getAllWindowHandles();
    await this.#session.switchTo().window(first);
    current.set(this.#session, first);
  }
}
