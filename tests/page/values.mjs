// Values in the editor: their positions, explanations and highlights.

import { setTimeout as sleep } from "node:timers/promises";

/** Scrolls to a text in the editor, and returns its middle. Runs in the page. */
const middleOf = (wanted) => {
  const scroller = document.querySelector(".cm-scroller");
  const box = () => {
    const walker = document.createTreeWalker(scroller, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range.getClientRects()[0];
    }
    throw new Error(`${wanted} is not in the editor`);
  };
  const { top, height } = scroller.getBoundingClientRect();
  scroller.scrollTop += box().top - top - height / 2;
  const { left, top: y, width, height: line } = box();
  return [left + width / 2, y + line / 2];
};

export const point = (page, wanted) => page.evaluate(middleOf, wanted);

/** Rests the mouse on a text. The first movement only loads the explanations. */
export async function hover(page, wanted) {
  await page.moveTo(1, 1);
  await page.until(() => !document.querySelector(".cm-tooltip-hover"));
  const [x, y] = await point(page, wanted);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.moveTo(x + (attempt % 2), y);
    await sleep(600);
    if ((await page.count(".cm-tooltip .explanation")) > 0) break;
  }
  return page.text(".cm-tooltip .explanation");
}

export async function clickText(page, wanted) {
  await page.clickAt(...(await point(page, wanted)));
}

/** Moves the caret into a text, and opens its explanation. */
export async function explainAt(page, wanted) {
  await clickText(page, wanted);
  await page.press("F2");
  await page.until(
    (name) => document.querySelector(".explanation-panel .explained-name code")?.textContent.includes(name),
    wanted.replaceAll('"', ""),
  );
  return page.text(".explanation-panel .explanation");
}

export const shownInStory = (page) => page.all(".results-pane [data-shown]", "pointer");

/** Waits until exactly these parts of the story are highlighted. */
export const untilShown = (page, ...pointers) =>
  page.until((pointers) => {
    const shown = [...document.querySelectorAll(".results-pane [data-shown]")];
    const found = new Set(shown.map(({ dataset }) => dataset.pointer));
    return found.size === pointers.length && pointers.every((pointer) => found.has(pointer));
  }, pointers);

/** Waits until exactly this is highlighted in the text. */
export const untilInText = (page, wanted) =>
  page.until((wanted) => {
    const marks = [...document.querySelectorAll(".cm-shown")];
    return marks.map(({ textContent }) => textContent.trim()).join("") === wanted;
  }, wanted);
