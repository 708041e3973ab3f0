// Page object for Chromium and Firefox, with puppeteer.

import { BasePage } from "./base-page.mjs";

/** Opens the page and records problems: console messages, exceptions, requests to other origins. */
export async function open(
  browser,
  url,
  { language = "en", theme = "light", width = 1280, height = 900, clean = true, ...viewport } = {},
) {
  const context = clean ? await browser.createBrowserContext() : undefined;
  const page = await (context ?? browser).newPage();
  const opened = new PuppeteerPage(page, url, () => (context ?? page).close());
  await page.setViewport({ width, height, ...viewport });
  if (language !== null)
    await page.evaluateOnNewDocument(
      (language, theme) => {
        try {
          localStorage.setItem("language", language);
          localStorage.setItem("theme", theme);
        } catch {
          // A blank page has no storage.
        }
      },
      language,
      theme,
    );
  await opened.goto(url);
  return opened;
}

class PuppeteerPage extends BasePage {
  constructor(page, url, close) {
    super();
    this.page = page;
    this.problems = [];
    this.close = close;
    page.on("console", (message) => {
      // Ignores Chromium's hint about password managers, which the page deliberately does not support.
      if (/Password field is not contained/.test(message.text())) return;
      this.problems.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.problems.push(`exception: ${error}`));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "blob:" && protocol !== "data:" && origin !== new URL(url).origin)
        this.problems.push(`request to ${request.url()}`);
    });
  }

  evaluate(action, ...args) {
    return this.page.evaluate(action, ...args);
  }

  click(selector) {
    return this.page.click(selector);
  }

  clickAt(x, y) {
    return this.page.mouse.click(x, y);
  }

  moveTo(x, y) {
    return this.page.mouse.move(x, y);
  }

  hover(selector) {
    return this.page.hover(selector);
  }

  /** Types a text, into an element if one is named. */
  async write(text, selector) {
    if (selector) await this.page.focus(selector);
    await this.page.keyboard.type(text);
  }

  async press(...keys) {
    for (const key of keys.slice(0, -1)) await this.page.keyboard.down(key);
    await this.page.keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await this.page.keyboard.up(key);
  }

  async upload(selector, file) {
    const input = await this.page.$(selector);
    await input.uploadFile(file);
  }

  resize(width, height) {
    return this.page.setViewport({ width, height });
  }

  async goto(url) {
    await this.page.goto(url);
    if (url.startsWith("http")) await this.page.waitForSelector(".verdict");
  }

  async reload() {
    await this.page.reload();
    await this.page.waitForSelector(".verdict");
  }

  async back() {
    await this.page.goBack();
    await this.page.waitForSelector(".verdict");
  }

  /** Opens a second tab of the same profile. */
  openTab(url) {
    return open(this.page.browserContext(), url, { language: null, clean: false });
  }

  /** Returns the recorded problems. */
  async unexpected() {
    return this.problems;
  }
}
