// Measures how the Worker spends its time, with a CPU profile of workerd while it receives and consumes deliveries. A clock inside
// the Worker does not work, because workerd's clock does not advance while a program computes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { migrate, start, until } from "./instance.mjs";
import { deliveries, sendAll } from "./load.mjs";

/** Names of samples that are idle. */
const IDLE = ["(idle)", "(root)"];
const MICROSECONDS = 100;

/** Opens a session with workerd's inspector. */
async function inspect(miniflare) {
  const url = new URL("/core:user:worker", await miniflare.getInspectorURL());
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", () => reject(new Error(`no inspector at ${url}`)), { once: true });
  });
  let last = 0;
  const waiting = new Map();
  socket.addEventListener("message", ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    const waits = waiting.get(id);
    if (waits === undefined) return;
    waiting.delete(id);
    if (error) waits.reject(new Error(error.message));
    else waits.resolve(result);
  });
  const ask = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  return { ask, close: () => socket.close() };
}

/** Returns the module of each line of the bundle. wrangler's bundler writes a comment before each module. */
function origins(folder) {
  let current = "";
  return readFileSync(join(folder, "out", "index.js"), "utf8")
    .split("\n")
    .map((line) => {
      current = /^\/\/ (\S*(?:src|node_modules)\/\S+)$/.exec(line)?.[1] ?? current;
      return current;
    });
}

/** Returns the owner of a frame. Frames outside the bundle and the wasm belong to workerd. */
function owner({ functionName, url, lineNumber }, lines) {
  if (url.startsWith("wasm:")) return "chatbrick-events";
  if (functionName === "(garbage collector)") return "garbage collector";
  if (!/(^|\/)index\.js$/.test(url)) return "workerd";
  return /[/]chatbrick-events[/]/.test(lines[lineNumber]) ? "chatbrick-events" : "the Worker";
}

/** Resolves to each owner's share of the time in which the Worker was not idle. */
export async function profile(sandbox, { count, seed }) {
  const worker = await start(sandbox, { inspectorPort: 0 });
  try {
    await migrate(sandbox, worker.db);
    const port = Number(worker.address.port);
    const all = deliveries(count, seed);
    const kept = async () => (await worker.rows("SELECT count(*) AS n FROM deliveries"))[0].n;
    const pass = async (some) => {
      const before = await kept();
      await sendAll(port, some, { answers: [], times: [] });
      const ids = new Set(some.filter(({ outcome }) => /event|other/.test(outcome)).map(({ id }) => id));
      await until("the queues to be empty", async () => (await kept()) >= before + ids.size, 60);
    };
    const warm = Math.floor(all.length / 4);
    const early = new Set(all.slice(0, warm).map(({ id }) => id));
    await pass(all.slice(0, warm));
    const { ask, close } = await inspect(worker.miniflare);
    await ask("Profiler.enable");
    await ask("Profiler.setSamplingInterval", { interval: MICROSECONDS });
    await ask("Profiler.start");
    await pass(all.slice(warm).filter(({ id }) => !early.has(id)));
    const { profile } = await ask("Profiler.stop");
    close();
    return shares(profile, origins(sandbox.folder));
  } finally {
    await worker.stop();
  }
}

function shares({ nodes, samples, timeDeltas }, lines) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = {};
  let total = 0;
  for (const [index, sample] of samples.entries()) {
    const frame = frames.get(sample);
    if (IDLE.includes(frame.functionName)) continue;
    const whose = owner(frame, lines);
    times[whose] = (times[whose] ?? 0) + timeDeltas[index];
    total += timeDeltas[index];
  }
  const sorted = Object.entries(times).sort(([, a], [, b]) => b - a);
  return {
    seconds: total / 1e6,
    samples: samples.length,
    shares: sorted.map(([whose, time]) => [whose, time / total]),
  };
}
