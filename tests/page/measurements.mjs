// Sizes and times. The size of the first load must be within its budget; times are only printed.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { documented, large } from "./features.mjs";
import { open } from "./page-object.mjs";

/** Largest first load, in bytes after gzip. */
const BUDGET = 200_000;

const gzip = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

/** Resolves to whether the budget is kept; prints the rest. */
export async function measurements({ browser, url, folder }) {
  // The language with more bytes of text.
  const page = await open(browser, url, { language: "zh-TW" });
  await page.sample("store-and-staff");
  await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const { duration, files } = await page.page.evaluate(() => ({
    duration: performance.getEntriesByName("interactive")[0]?.startTime,
    files: performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.slice(1)),
  }));
  // The requests of the page and its worker, and the page itself. The service worker requests the other files later.
  const worker = readdirSync(join(folder, "assets")).filter((name) => /^worker-/.test(name));
  const names = new Set([...files, "index.html", "icon.svg", ...worker.map((name) => `assets/${name}`)]);
  const size = [...names].reduce((sum, name) => sum + gzip(join(folder, name)), 0);
  const every = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + gzip(join(entry.parentPath, entry.name)), 0);
  await page.close();

  const key = await keystroke(browser, url);
  const paste = await largePaste(browser, url);
  const typing = [];
  for (const tab of ["code", "signature", "share"]) typing.push([tab, await longestFrame(browser, url, tab)]);
  const rows = [
    ["first load, gzip", `${kilobytes(size)} of ${kilobytes(BUDGET)}`],
    ["with all that comes when it is wanted", kilobytes(every)],
    ["until it validates input", `${Math.round(duration)} ms`],
    [
      "keystroke to verdict, 1 KB",
      `median ${key.median.toFixed(1)} ms, longest ${key.longest.toFixed(1)} ms`,
    ],
    ["1 MiB: paste to verdict", `${paste.verdict.toFixed(0)} ms`],
    ["1 MiB: longest task after the paste", `${paste.task.toFixed(0)} ms`],
    ...typing.flatMap(([tab, { task, frame, verdict }]) => [
      [`1 MiB, ${tab}: longest task while typing`, `${task.toFixed(0)} ms`],
      [`1 MiB, ${tab}: longest frame while typing`, `${frame.toFixed(0)} ms`],
      [`1 MiB, ${tab}: last keystroke to verdict`, `${verdict.toFixed(0)} ms`],
    ]),
  ];
  console.log("");
  for (const [name, value] of rows) console.log(`  ${name.padEnd(46)}${value}`);
  if (size > BUDGET) throw new Error(`the first load is ${size} bytes with gzip, of ${BUDGET}`);
}

async function keystroke(browser, url) {
  const page = await open(browser, url);
  await page.paste(documented);
  const times = await page.page.evaluate(async () => {
    const content = document.querySelector(".cm-content");
    content.focus();
    const validations = () => Number(document.documentElement.dataset.validations);
    const times = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const before = validations();
      const start = performance.now();
      document.execCommand("insertText", false, " ");
      while (validations() === before) await new Promise((resolve) => setTimeout(resolve, 0));
      // Waits until it is painted.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      times.push(performance.now() - start);
    }
    return times.slice(10).sort((a, b) => a - b);
  });
  await page.close();
  return { median: times[times.length >> 1], longest: times.at(-1) };
}

/** Pastes 1 MiB and measures the time until the verdict is drawn, and the longest task until then. */
async function largePaste(browser, url) {
  const page = await open(browser, url);
  const measured = await page.evaluate(async (text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
    const start = performance.now();
    document
      .querySelector(".cm-content")
      .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    while (document.querySelector(".verdict").dataset.verdict !== "valid")
      await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const verdict = performance.now() - start;
    // The observer reports a task after its end.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { verdict, task: Math.max(0, ...tasks) };
  }, large());
  await page.close();
  return measured;
}

/** Measures with a tab open. The signature tab has a wrong signature, so that every reason is tried. */
async function longestFrame(browser, url, tab) {
  const page = await open(browser, url);
  await page.page.click("#tab-signature");
  await page.page.type("#headers", `svix-id: a\nsvix-timestamp: 1\nsvix-signature: v1,${"A".repeat(43)}=`);
  await page.page.type("#secret", "whsec_c2VjcmV0");
  await page.page.click(`#tab-${tab}`);
  await page.paste(large(990_000));
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await page.page.focus(".cm-content");
  await page.page.evaluate(() => {
    window.tasks = [];
    window.frames = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.tasks.push(duration);
    }).observe({ type: "longtask" });
    let last = performance.now();
    const frame = (now) => {
      window.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  let verdict = 0;
  await page.validated(async () => {
    await page.page.keyboard.type("          ".repeat(3), { delay: 40 });
    verdict = performance.now();
  });
  verdict = performance.now() - verdict;
  // Includes debounced work.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const { task, frame } = await page.page.evaluate(() => ({
    task: Math.max(0, ...window.tasks),
    frame: Math.max(...window.frames.slice(2)),
  }));
  await page.close();
  return { task, frame, verdict };
}
