import type { Delivery, Result } from "../signature/check.ts";
import { paced } from "../ui/paced.ts";
import type { Answer, Question, Reply, Source, Task } from "./types.ts";
import workerUrl from "./worker.ts?worker&url";

const PAUSE = 150;

export interface Judge {
  /** Judges this source next; of several that wait, the last wins. */
  ask(source: () => Source, length: number): void;
  /** The event of a source as JSON, if there is one. */
  event(source: Source): Promise<string | undefined>;
  /** The answer to one source, apart from what is in the editor. */
  once(source: Source): Promise<Answer>;
  /** A text with stand-ins in the place of personal data. */
  standIns(source: Source): Promise<string>;
  /** Whether the signature of a delivery of this source is right. */
  signature(source: Source, delivery: Delivery, secret: string): Promise<Result>;
}

/** Starts the worker. `onAnswer` gets the answers to what was asked last; `onFailure`, that there are none. */
export function startJudge(onAnswer: (answer: Answer) => void, onFailure: (why: string) => void): Judge {
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  const worker = start();
  let ids = 0;
  let latest = 0;
  let busy = false;
  let next: (() => Source) | undefined;
  const pace = paced(PAUSE);

  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    // Its first word: from here on a key is taken and judged.
    if (data.id === 0) performance.mark("interactive");
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure === undefined) waiter?.resolve(data);
    else waiter?.reject(new Error(data.failure));
  });
  worker.addEventListener("error", (event) => {
    onFailure(event.message);
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });

  const send = (task: Task, source: Source): Promise<Reply> => {
    ids += 1;
    const question: Question = { ...task, id: ids, source };
    return new Promise((resolve, reject) => {
      waiting.set(question.id, { resolve, reject });
      worker.postMessage(question);
    });
  };

  const pump = async () => {
    if (busy || !next) return;
    const source = next();
    const asked = latest;
    next = undefined;
    busy = true;
    try {
      const { answer } = await send({ task: "judge" }, source);
      // An answer to a text that has changed meanwhile would point into the wrong places.
      if (answer && asked === latest) onAnswer(answer);
    } catch (error) {
      onFailure(String(error));
    } finally {
      busy = false;
    }
    pump();
  };

  return {
    ask(source, length) {
      latest += 1;
      next = source;
      pace(length, pump);
    },
    event: async (source) => (await send({ task: "event" }, source)).text,
    once: async (source) => (await send({ task: "judge" }, source)).answer as Answer,
    standIns: async (source) => (await send({ task: "standIns" }, source)).text as string,
    signature: async (source, delivery, secret) =>
      (await send({ task: "signature", delivery, secret }, source)).signature as Result,
  };
}

/**
 * A worker with an address of its own would have no policy but that of its response, which a file server does not
 * send. One made from a blob inherits the page's, so that `connect-src 'none'` holds in it as well.
 */
function start(): Worker {
  const address = new URL(workerUrl, import.meta.url).href;
  if (import.meta.env.DEV) return new Worker(address, { type: "module" });
  const blob = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  return new Worker(url, { type: "module", name: "judge" });
}
