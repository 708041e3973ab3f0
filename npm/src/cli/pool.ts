// Validates blocks in threads.

import { Worker } from "node:worker_threads";
import type { Block } from "./blocks.js";
import type { Validation } from "./options.js";
import { type Outcome, validateBlock } from "./validate-block.js";

/** Blocks that are validated before threads start: a small file takes less time without threads. */
const ALONE = 4;

interface PromiseCallbacks {
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

export class Pool {
  readonly #validation: Validation;
  readonly #jobs: number;
  #workers: Worker[] = [];
  readonly #waiting = new Map<number, PromiseCallbacks>();
  #count = 0;

  constructor(jobs: number, validation: Validation) {
    this.#jobs = jobs;
    this.#validation = validation;
  }

  /** Number of blocks to process at a time, so that no thread waits. */
  get width(): number {
    return 2 * this.#jobs;
  }

  /** Validates a block. Its bytes must not be used afterwards. */
  run(file: string, block: Block): Promise<Outcome> {
    const number = this.#count;
    this.#count += 1;
    if (this.#jobs === 1 || number < ALONE) {
      return Promise.resolve(validateBlock(file, block, this.#validation));
    }
    if (this.#workers.length === 0) this.#start();
    const worker = this.#workers[number % this.#jobs] as Worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      const { buffer, byteLength } = block.bytes;
      // Transfers the memory if it contains only these bytes; otherwise the bytes are copied.
      const moved = buffer.byteLength === byteLength ? [buffer as ArrayBuffer] : [];
      worker.postMessage({ number, file, block }, moved);
    });
  }

  #start(): void {
    const { format, all, types, strict, maxBytes, unwrap } = this.#validation;
    const workerData: Validation = { format, all, types, strict, maxBytes, unwrap };
    for (let index = 0; index < this.#jobs; index += 1) {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData });
      worker.on("message", ({ number, outcome }: { number: number; outcome: Outcome }) => {
        this.#waiting.get(number)?.resolve(outcome);
        this.#waiting.delete(number);
      });
      worker.on("error", (error) => {
        for (const { reject } of this.#waiting.values()) reject(error);
      });
      this.#workers.push(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }
}
