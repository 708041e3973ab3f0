// The entry of a thread that validates blocks.

import { parentPort, workerData } from "node:worker_threads";
import type { Block } from "./blocks.js";
import type { Validation } from "./options.js";
import { validateBlock } from "./validate-block.js";

/** A block to validate, and the number that identifies its result. */
export interface Task {
  readonly number: number;
  readonly file: string;
  readonly block: Block;
}

const validation = workerData as Validation;
parentPort?.on("message", ({ number, file, block }: Task) => {
  parentPort?.postMessage({ number, outcome: validateBlock(file, block, validation) });
});
