// Firefox and WebKitGTK: paste, verdict, jump to an issue, under the policy.

import assert from "node:assert/strict";
import { withFirefox, withWebKit } from "../browsers/open.mjs";
import { documented } from "./features.mjs";
import { open } from "./page-object.mjs";

const BROKEN = documented.replace('"1660894172"', "1660894172");
const TIMEOUT = 60_000;

export const otherBrowsers = (tool) => [
  [
    "Firefox: paste, verdict, jump to an issue, no console message",
    ({ url }) =>
      withFirefox(tool, async (browser) => {
        const page = await open(browser, url, { language: null, clean: false });
        await page.paste(documented);
        assert.equal(await page.verdict(), "valid");
        await page.clear();
        await page.paste(BROKEN);
        assert.equal(await page.verdict(), "invalid");
        await page.page.click(".issue");
        assert.equal(await page.selected(), "1660894172");
        await page.press("Escape");
        assert.ok(await page.page.$eval(".issue", (element) => element === document.activeElement));
        await page.sample("invalid_utf8");
        assert.equal(await page.verdict(), "unreadable");
        assert.deepEqual(page.heard, []);
      }),
  ],
  [
    "WebKitGTK: paste, verdict, jump to an issue, no error",
    ({ url }) =>
      withWebKit(
        tool,
        async (session, { By }) => {
          await session.get(url);
          const script = (text, ...args) => session.executeScript(text, ...args);
          const verdict = (wanted) =>
            session.wait(
              async () =>
                (await script("return document.querySelector('.verdict')?.dataset.verdict")) === wanted,
              TIMEOUT,
            );
          await verdict("empty");
          // WebDriver has no console: the page's own errors are kept from here on.
          await script(`
            window.errors = [];
            addEventListener("error", (event) => errors.push(event.message));
            addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
            addEventListener("securitypolicyviolation", (event) => errors.push(event.violatedDirective + " " + event.blockedURI));
            const say = console.error;
            console.error = (...words) => { errors.push(words.join(" ")); say(...words); };`);
          const paste = (text) =>
            script(
              `const data = new DataTransfer();
              data.setData("text/plain", arguments[0]);
              const content = document.querySelector(".cm-content");
              content.focus();
              const event = new Event("paste", { bubbles: true, cancelable: true });
              Object.defineProperty(event, "clipboardData", { value: data });
              content.dispatchEvent(event);`,
              text,
            );
          await paste(documented);
          await verdict("valid");
          await session.findElement(By.css("#clear")).click();
          await verdict("empty");
          await paste(BROKEN);
          await verdict("invalid");
          await session.findElement(By.css(".issue")).click();
          assert.equal(await script("return String(getSelection())"), "1660894172");
          assert.deepEqual(await script("return errors"), []);
          const origins = await script(
            "return [...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin))]",
          );
          assert.deepEqual(origins, [new URL(url).origin]);
        },
        TIMEOUT,
      ),
  ],
];
