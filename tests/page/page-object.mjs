// The page object of the tests, in puppeteer.

/** Opens the page and records what must not occur: console messages, exceptions, requests to other origins. */
export async function open(
  browser,
  url,
  { language = "en", theme = "light", width = 1280, height = 900, clean = true, ...viewport } = {},
) {
  const context = clean ? await browser.createBrowserContext() : undefined;
  const page = await (context ?? browser).newPage();
  const heard = [];
  page.on("console", (message) => {
    // Chromium's advice about password managers, which the page wants to have nothing to do with.
    if (/Password field is not contained/.test(message.text())) return;
    heard.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`exception: ${error}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "blob:" && protocol !== "data:" && origin !== new URL(url).origin)
      heard.push(`request to ${request.url()}`);
  });
  await page.setViewport({ width, height, ...viewport });
  if (language !== null)
    await page.evaluateOnNewDocument(
      (language, theme) => {
        try {
          localStorage.setItem("language", language);
          localStorage.setItem("theme", theme);
        } catch {
          // A page that is none yet has no storage.
        }
      },
      language,
      theme,
    );
  await page.goto(url);
  await page.waitForSelector(".verdict");
  return Object.assign(new Words(page, heard), { close: () => (context ?? page).close() });
}

class Words {
  constructor(page, heard) {
    this.page = page;
    this.heard = heard;
  }

  /** Performs an action and waits until the page has validated. */
  async validated(action, timeout = 20_000) {
    const validations = () =>
      this.page.evaluate(() => Number(document.documentElement.dataset.validations ?? 0));
    const before = await validations();
    await action();
    await this.page.waitForFunction(
      (before) => Number(document.documentElement.dataset.validations ?? 0) > before,
      { timeout, polling: 20 },
      before,
    );
  }

  sample(id) {
    return this.validated(() => this.page.select("#samples", id));
  }

  /** Puts a text in by a paste event, as the editor gets it from the clipboard. */
  async paste(text) {
    await this.validated(async () => {
      await this.page.focus(".cm-content");
      await this.page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        // Not every browser lets a script give a ClipboardEvent its data.
        const event = new Event("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: data });
        document.querySelector(".cm-content").dispatchEvent(event);
      }, text);
    });
  }

  clear() {
    return this.validated(() => this.page.click("#clear"));
  }

  verdict() {
    return this.page.$eval(".verdict", (element) => element.dataset.verdict);
  }

  text(selector) {
    return this.page.$eval(selector, (element) => element.innerText.trim());
  }

  all(selector, key) {
    return this.page.$$eval(
      selector,
      (elements, key) => elements.map((element) => (key ? element.dataset[key] : element.textContent)),
      key,
    );
  }

  /** What is selected in the editor. */
  selected() {
    return this.page.evaluate(() => `${getSelection()}`);
  }

  press(...keys) {
    return (async () => {
      for (const key of keys.slice(0, -1)) await this.page.keyboard.down(key);
      await this.page.keyboard.press(keys.at(-1));
      for (const key of keys.slice(0, -1).reverse()) await this.page.keyboard.up(key);
    })();
  }

  until(condition, ...args) {
    return this.page.waitForFunction(condition, { timeout: 10_000, polling: 20 }, ...args);
  }
}
