// Steps to states of the page from any other state, for the checks and the screenshots.

import { documented } from "./features.mjs";
import { copiedLink } from "./sharing.mjs";
import { asLines, headersOf, result, SECRET } from "./signatures.mjs";
import { pasteWrapped } from "./unwrapping.mjs";

/** The samples of the other event types, in the order of the documentation. */
export const OTHER_TYPES = [
  "contact-connection-changed",
  "contact-connection-disconnected",
  "store-created",
  "store-updated",
  "store-deactivated",
  "account-created",
  "account-deactivated",
];

export const compact = JSON.stringify(JSON.parse(documented));

/** Returns the beginning of the payload, which ends within an object. */
export const cutOff = () => documented.slice(0, documented.indexOf('"connectedStaff"'));

const openTab = (page, tab) => tab && page.click(`#tab-${tab}`);

/** Opens a sample, and a tab if one is named. */
export const sample = (id, tab) => async (page) => {
  await page.sample(id);
  await openTab(page, tab);
};

/** Pastes a text into the empty editor. */
export const pasted = (text, tab) => async (page) => {
  await page.clear();
  await page.paste(text());
  await openTab(page, tab);
};

/** Pastes a wrapped payload into the empty editor. */
export const wrapped = (content) => async (page) => {
  await page.clear();
  await pasteWrapped(page, content());
};

/** Checks a signature that was made for `signed`. */
export const signature =
  (outcome, time, { body = documented, signed = body, secondsAgo = 0, secret = SECRET } = {}) =>
  async (page) => {
    await pasted(() => body, "signature")(page);
    await page.fill("#secret", secret);
    await page.fill("#headers", asLines(headersOf(signed, secondsAgo)));
    await result(page, outcome, time);
  };

export const code = (id, language) => async (page) => {
  await sample(id, "code")(page);
  await page.click(`#panel-code input[value=${language}]`);
  await page.until(() => document.querySelector("#panel-code pre").textContent !== "");
};

export async function share(page) {
  await sample("undocumented_null", "share")(page);
  await page.until(() => !document.querySelector("#panel-share .button-main").disabled);
}

/** Opens a link with stand-ins. */
export async function openedLink(page) {
  await sample("store-only", "share")(page);
  const link = await copiedLink(page);
  await page.goto("about:blank");
  await page.goto(link);
  await page.until(() => document.querySelector(".editor-note").textContent !== "");
}

/** Reloads the page, which keeps its payload. */
export async function kept(page) {
  await page.sample("wrong_type");
  await page.reload();
  await page.verdictIs("invalid");
}
