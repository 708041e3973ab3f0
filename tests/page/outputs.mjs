// Output of the page: copied texts and commands.

import assert from "node:assert/strict";
import { onPage } from "./features.mjs";
import { open } from "./page-object.mjs";

const SECRET = "whsec_c2VjcmV0LW9mLXRoZS10ZXN0cw==";

export const outputs = [
  [
    "the report as Markdown, code and event are copied",
    async ({ browser, url }) => {
      const context = browser.defaultBrowserContext();
      await context.overridePermissions(new URL(url).origin, [
        "clipboard-read",
        "clipboard-write",
        "clipboard-sanitized-write",
      ]);
      const page = await open(browser, url, { clean: false });
      const copied = async (selector) => {
        await page.page.bringToFront();
        await page.page.click(selector);
        await page.until((selector) => document.querySelector(selector).textContent === "Copied", selector);
        return page.page.evaluate(() => navigator.clipboard.readText());
      };
      await page.sample("undocumented_null");
      await page.page.click("#tab-issues");
      const report = await copied("#panel-issues .bar .button");
      assert.match(report, /^`contact\.connection\.connected`: Valid, with warnings, 1 warning\n\n`/);
      assert.match(report, /\n```\n 29 \|\s+"employeeId": null,\n +\| +\^{4}\n```\n/);
      assert.doesNotMatch(report, /康宜恩|何沛妮/);
      const link = new RegExp(`\\n\\nOpen it: (${url}#s=\\S+)\\n\\n`).exec(report)?.[1];
      const other = await open(browser, link, { clean: false });
      await other.until(() => document.querySelector(".verdict").dataset.verdict === "warnings");
      await other.page.close();
      assert.match(await copied("#panel-code .button"), /safeParseEvent,\n\} from "chatbrick-events"/);
      await page.page.click("input[value=rust]");
      await page.until(() =>
        document.querySelector("#panel-code pre").textContent.startsWith("use chatbrick_events"),
      );
      await page.page.click("input[value=json]");
      await page.until(() => document.querySelector("#panel-code pre").textContent.startsWith("{"));
      assert.equal(JSON.parse(await page.text("#panel-code pre")).data.connectedStaff.employeeId, null);
      assert.deepEqual(page.problems, []);
      await page.close();
    },
  ],
  [
    "code has the editor's colours once it is in view",
    onPage(async (page) => {
      const asked = () =>
        page.page.evaluate(() =>
          performance.getEntriesByType("resource").some(({ name }) => name.includes("/highlight-")),
        );
      await page.sample("undocumented_null");
      await page.until(() => /safeParseEvent/.test(document.querySelector("#panel-code pre").textContent));
      assert.equal(await asked(), false);
      await page.page.$eval("#panel-code", (panel) => panel.scrollIntoView());
      for (const [kind, keys] of [
        ["typescript", ".syntax-keyword"],
        ["rust", ".syntax-comment"],
        ["json", ".syntax-key"],
      ]) {
        await page.page.click(`#panel-code input[value=${kind}]`);
        await page.until((keys) => document.querySelector(`#panel-code ${keys}`), keys);
      }
      const colour = (selector) =>
        page.page.$$eval(selector, (all) => {
          const span = all.find(({ textContent }) => textContent === "null");
          return span && getComputedStyle(span).color;
        });
      const inCode = await colour("#panel-code span");
      // The editor renders only the visible lines.
      await page.page.evaluate(() => scrollTo(0, 0));
      await page.until(() => /null/.test(document.querySelector(".cm-content").textContent));
      assert.equal(inCode, await colour(".cm-line span span"));
      assert.match(inCode, /^rgb/);
    }),
  ],
  [
    "the curl command is signed",
    onPage(async (page) => {
      await page.sample("store-and-staff");
      await page.page.click("#tab-signature");
      await page.page.click(".with-button .button-main");
      await page.until(() => /http/.test(document.querySelector("p.result").textContent));
      await page.page.type("#endpoint", "http://localhost:8787/hook");
      await page.page.type("#secret", SECRET);
      await page.page.click(".with-button .button-main");
      await page.until(() =>
        /svix-signature: v1,[\w+/]{43}=/.test(document.querySelector("[aria-label=curl]").textContent),
      );
      assert.match(
        await page.text("[aria-label=curl]"),
        /^curl --include --request POST 'http:\/\/localhost:8787\/hook'/,
      );
    }),
  ],
];
