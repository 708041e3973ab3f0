// What goes out of the page: what is copied, signatures, links.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { documented, onPage } from "./features.mjs";
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
      assert.deepEqual(page.heard, []);
      await page.close();
    },
  ],
  [
    "code has the colours of the editor once it is in view",
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
      // The editor draws what is in view.
      await page.page.evaluate(() => scrollTo(0, 0));
      await page.until(() => /null/.test(document.querySelector(".cm-content").textContent));
      assert.equal(inCode, await colour(".cm-line span span"));
      assert.match(inCode, /^rgb/);
    }),
  ],
  [
    "a signature is checked, and the reason is found",
    onPage(async (page) => {
      const compact = JSON.stringify(JSON.parse(documented));
      const now = Math.floor(Date.now() / 1000);
      const key = Buffer.from(SECRET.slice(6), "base64");
      const sign = (id, at, body) =>
        `v1,${createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64")}`;
      const headers = (at) =>
        `svix-id: msg_1\nsvix-timestamp: ${at}\nsvix-signature: ${sign("msg_1", at, compact)}`;
      const result = (signature, time) =>
        page.until(
          (signature, time) =>
            document.querySelector(`[data-signature="${signature}"][data-time="${time}"]`) !== null,
          signature,
          time,
        );
      const fill = (selector, text) =>
        page.page.$eval(
          selector,
          (element, text) => {
            element.value = text;
            element.dispatchEvent(new Event("input", { bubbles: true }));
          },
          text,
        );
      await page.paste(compact);
      await page.page.click("#tab-signature");
      await page.page.type("#secret", SECRET);
      await page.page.type("#headers", headers(now));
      await result("right", "now");
      assert.deepEqual(await page.all(".signature-state", "signatureState"), ["right"]);
      // Another view of the same body.
      await page.validated(() => page.page.click("#format"));
      assert.ok((await page.all(".cm-line")).length > 10);
      assert.match(await page.text(".editor-note"), /checked for the body as it was pasted/);
      await result("right", "now");
      // Edited by hand: the body that came is still the one that is checked.
      await page.page.focus(".cm-content");
      await page.validated(() => page.page.keyboard.type(" "));
      await result("right", "now");
      await fill("#headers", headers(now - 4000));
      await result("right", "past");
      assert.match(await page.text("#signature-result"), /It would have been accepted until .*\d\d:\d\d/);
      assert.equal((await page.all("#signature-result .finding-bad")).length, 0);
      // Pasted after somebody had formatted it.
      await page.clear();
      await page.paste(documented);
      await result("otherForm", "past");
      assert.deepEqual(await page.all("[data-reason]", "reason"), ["body"]);
      await fill("#secret", `v1,${SECRET}`);
      await result("unchecked", "past");
      assert.deepEqual(await page.all("[data-reason]", "reason"), ["secretWithVersion"]);
      await page.page.click("[data-reason] button");
      await result("otherForm", "past");
      await page.clear();
      await page.paste(documented.replace("Kang", "King"));
      await result("wrong", "past");
      assert.deepEqual(await page.all("[data-reason]", "reason"), ["other"]);
      await page.page.click("#tab-code");
      await page.page.click(".signature-state");
      assert.ok(await page.page.$eval("#panel-signature", (panel) => panel.checkVisibility()));
      assert.equal(
        await page.page.evaluate(
          (secret) => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(secret),
          SECRET,
        ),
        false,
      );
    }),
  ],
  [
    "a signed curl command is made",
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
  [
    "a link carries stand-ins unless the reader wants otherwise, and is opened",
    onPage(async (page, { browser, url }) => {
      await page.sample("undocumented_null");
      await page.page.click("#tab-share");
      await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
      const preview = await page.text(".preview");
      assert.ok(!preview.includes("康宜恩") && preview.includes('"employeeId": null'));
      const link = async () => {
        await page.page.evaluate(() => {
          Object.defineProperty(navigator, "clipboard", {
            configurable: true,
            value: {
              writeText: async (text) => {
                window.copied = text;
              },
            },
          });
        });
        await page.page.click("#panel-share .button-main");
        await page.until(() => window.copied);
        return page.page.evaluate(() => window.copied);
      };
      const other = await open(browser, await link());
      await other.until(() => document.querySelector(".verdict").dataset.verdict === "warnings");
      assert.ok(!(await other.text(".story")).includes("康宜恩"));
      assert.ok((await other.text(".editor-note")).includes("stand-ins, not real data"));
      // The address must not go on naming a payload that is no longer there.
      await other.clear();
      assert.equal(await other.page.evaluate(() => location.hash), "");
      assert.deepEqual(other.heard, []);
      await other.close();
      await page.page.click("input[value=real]");
      await page.until(() => document.querySelector(".preview").textContent.includes("康宜恩"));
      const broken = await open(browser, `${url}#p=AAAA`);
      await broken.until(() => /cannot be read/.test(document.querySelector(".editor-note").textContent));
      assert.deepEqual(broken.heard, []);
      await broken.close();
    }),
  ],
];
