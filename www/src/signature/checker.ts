import { debounceLarge } from "../ui/debounce.ts";
import { startWorker } from "../ui/start-worker.ts";
import type { Source } from "../validation/types.ts";
import type { Delivery, Result } from "./check.ts";
import workerUrl from "./signature-worker.ts?worker&url";

/** Pause in typing, in milliseconds, after which a large body is checked. */
const PAUSE = 500;

/** The received body, and the content of the editor if it was edited by hand. */
export interface SourceBodies {
  received: Source;
  edited?: Source | undefined;
}

/** Input of a check. */
export interface CheckInput {
  delivery: Delivery;
  secret: string;
  /** Length of the text in the editor. */
  length: number;
  /** Returns the bodies. Called after a pause, because joining a large text at each keystroke would delay typing. */
  bodies(): SourceBodies;
}

/** A message to the worker. */
export type CheckRequest = SourceBodies & { id: number; delivery: Delivery; secret: string };
/** A message from the worker. */
export interface CheckResponse {
  id: number;
  result?: Result;
  failure?: string;
}

export interface SignatureChecker {
  /** Checks again, because the body, the headers or the secret may have changed. */
  schedule(): void;
  /** The last result; `undefined` until headers and secret are filled in. */
  result(): Result | undefined;
  /** Sets what the panel does with each result; a new panel replaces the previous one. */
  onResult(use: (result: Result | undefined) => void): void;
}

/**
 * Creates a checker. `input` returns the input of the next check, or `undefined` if it is incomplete. `onResult` is called
 * with each result, before the panel. The worker starts with the first check.
 */
export function startSignatureChecker(
  input: () => CheckInput | undefined,
  onResult: (result: Result | undefined) => void,
  onFailure: (why: string) => void,
): SignatureChecker {
  let worker: Worker | undefined;
  let latest = 0;
  let last: Result | undefined;
  let use: (result: Result | undefined) => void = () => undefined;
  const debounce = debounceLarge(PAUSE);
  const show = (result: Result | undefined) => {
    last = result;
    onResult(result);
    use(result);
  };
  const start = () => {
    const started = startWorker(workerUrl, "signature");
    started.addEventListener("message", ({ data }: MessageEvent<CheckResponse>) => {
      if (data.failure !== undefined) onFailure(data.failure);
      else if (data.id === latest) show(data.result);
    });
    started.addEventListener("error", (event) => onFailure(event.message));
    return started;
  };
  return {
    schedule() {
      latest += 1;
      const id = latest;
      const next = input();
      if (next === undefined) {
        show(undefined);
        return;
      }
      const { delivery, secret, length, bodies } = next;
      debounce(length, () => {
        const request: CheckRequest = { id, delivery, secret, ...bodies() };
        worker ??= start();
        worker.postMessage(request);
      });
    },
    result: () => last,
    onResult(callback) {
      use = callback;
    },
  };
}
