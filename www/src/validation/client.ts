import { debounceLarge } from "../ui/debounce.ts";
import { startWorker } from "../ui/start-worker.ts";
import type { Source, Task, Validation, WorkerRequest, WorkerResponse } from "./types.ts";
import workerUrl from "./worker.ts?worker&url";

const PAUSE = 150;

export interface ValidationClient {
  /** Validates this source next. Replaces a source that is still waiting. */
  schedule(source: () => Source, length: number): void;
  /** Validates a source other than the editor's. */
  validate(source: Source): Promise<Validation>;
  /** Returns the event of a source as JSON, if there is one. */
  eventJson(source: Source): Promise<string | undefined>;
  /** Returns the text of a source with stand-ins in place of personal data. */
  standIns(source: Source): Promise<string>;
}

/**
 * Starts the worker. `onValidation` gets the result of the last scheduled source. `onFailure` is called when the worker
 * does not start or stops, and for each source that is scheduled afterwards.
 */
export function startValidationClient(
  onValidation: (validation: Validation) => void,
  onFailure: (why: string) => void,
): ValidationClient {
  const waiting = new Map<number, { resolve(response: WorkerResponse): void; reject(error: Error): void }>();
  const worker = startWorker(workerUrl, "validation");
  let lastId = 0;
  let latest = 0;
  let busy = false;
  let next: (() => Source) | undefined;
  /** Why the worker has stopped. */
  let stopped: Error | undefined;
  const debounce = debounceLarge(PAUSE);

  worker.addEventListener("message", ({ data }: MessageEvent<WorkerResponse>) => {
    // The worker's first message: from now on input is validated.
    if (data.id === 0) performance.mark("interactive");
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure === undefined) waiter?.resolve(data);
    else waiter?.reject(new Error(data.failure));
  });
  const stop = (why: string) => {
    stopped = new Error(why);
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
    onFailure(why);
  };
  worker.addEventListener("error", (event) => stop(event.message));
  // Some browsers fire no error when a module throws while it loads.
  if (typeof WebAssembly === "undefined") queueMicrotask(() => stop("no WebAssembly"));

  const send = (task: Task, source: Source): Promise<WorkerResponse> => {
    if (stopped) return Promise.reject(stopped);
    lastId += 1;
    const request: WorkerRequest = { ...task, id: lastId, source };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  };

  const validateNext = async () => {
    if (busy || !next) return;
    const source = next();
    const scheduled = latest;
    next = undefined;
    busy = true;
    try {
      const { validation } = await send({ task: "validate" }, source);
      // The positions of an outdated result do not match the text.
      if (validation && scheduled === latest) onValidation(validation);
    } catch (error) {
      onFailure(String(error));
    } finally {
      busy = false;
    }
    validateNext();
  };

  return {
    schedule(source, length) {
      latest += 1;
      next = source;
      debounce(length, validateNext);
    },
    validate: async (source) => (await send({ task: "validate" }, source)).validation as Validation,
    eventJson: async (source) => (await send({ task: "eventJson" }, source)).text,
    standIns: async (source) => (await send({ task: "standIns" }, source)).text as string,
  };
}
