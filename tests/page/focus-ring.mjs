// The focus ring of every element that Tab reaches is not cut off.

import assert from "node:assert/strict";
import { open } from "./page-object.mjs";

/** A sample, the open tab, and whether the editor's own panels are open. */
const STATES = [
  ["", "story"],
  ["store-and-staff", "story"],
  ["store-only", "nulls"],
  ["unexpected_event_type", "issues"],
  ["duplicate_key", "issues", "panels"],
  ["invalid_json", "issues"],
  ["undocumented_null", "signature"],
  ["undocumented_null", "share"],
];
/** More stops than any state has. */
const MOST_STOPS = 120;

/** Describes the element that cuts off the focus ring; empty without one, `undefined` at the page's end. */
async function cutOff() {
  // The editor handles its focus asynchronously.
  await new Promise((resolve) => setTimeout(resolve, 30));
  const focused = document.activeElement;
  if (focused === document.body) return undefined;
  // The editor draws the ring of its content.
  const element = focused.classList.contains("cm-content") ? focused.closest(".cm-editor") : focused;
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
  const name = `${element.tagName.toLowerCase()}#${element.id}.${element.className} "${element.textContent.slice(0, 20)}"`;
  if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `${name} has no ring`;
  const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
  const box = element.getBoundingClientRect();
  const ring = [box.left - reach, box.top - reach, -box.right - reach, -box.bottom - reach];
  const within = (left, top, right, bottom) =>
    [left, top, -right, -bottom].every((edge, index) => edge <= ring[index] + 0.5);
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(parent);
    if (parent === document.documentElement || (overflowX === "visible" && overflowY === "visible")) continue;
    const { left, top } = parent.getBoundingClientRect();
    const [x, y] = [left + parent.clientLeft, top + parent.clientTop];
    if (!within(x, y, x + parent.clientWidth, y + parent.clientHeight))
      return `${name} is cut off by .${parent.className}`;
  }
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room = innerHeight - Number.parseFloat(scrollPaddingTop) - Number.parseFloat(scrollPaddingBottom);
  // An element higher than the window never fits.
  if (box.height > room) return "";
  if (!within(0, 0, document.documentElement.clientWidth, innerHeight))
    return `${name} is cut off by the window`;
  const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  for (const [x, y] of [
    [box.left - reach + 1, middle[1]],
    [box.right + reach - 1, middle[1]],
    [middle[0], box.top - reach + 1],
    [middle[0], box.bottom + reach - 1],
  ]) {
    const top = document.elementFromPoint(x, y);
    if (
      top &&
      !top.contains(element) &&
      !element.contains(top) &&
      top.closest(".verdict-bar, .verdict-strip, .cm-tooltip")
    )
      return `${name} is below .${top.className}`;
  }
  return "";
}

const rings =
  (width, height) =>
  async ({ browser, url }) => {
    const page = await open(browser, url, { width, height });
    for (const [sample, tab, panels] of STATES) {
      if (sample) await page.sample(sample);
      await page.page.click(`#tab-${tab}`);
      if (panels) {
        await page.page.focus(".cm-content");
        await page.press("Control", "f");
        await page.until(() => document.querySelector(".cm-search") !== null);
      }
      // A key press makes the focus visible. Tab continues from the first element of the page.
      await page.press("Tab");
      await page.page.focus(".skip");
      const cut = [];
      let stops = 0;
      for (; stops < MOST_STOPS; stops += 1) {
        const found = await page.page.evaluate(cutOff);
        if (found === undefined) break;
        if (found) cut.push(found);
        await page.press("Tab");
      }
      assert.ok(stops > 15 && stops < MOST_STOPS, `${stops} stops`);
      assert.deepEqual([...new Set(cut)], [], `${sample || "empty"}, ${tab}`);
    }
    assert.deepEqual(page.problems, []);
    await page.close();
  };

export const focusRing = [
  ["every focus ring is seen whole, 1440 pixels", rings(1440, 900)],
  ["every focus ring is seen whole, 360 pixels", rings(360, 740)],
];
