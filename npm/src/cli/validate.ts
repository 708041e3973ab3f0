// Validates the bodies of all inputs, and prints the results in input order.

import { EVENT_TYPES } from "chatbrick-events";
import { ahead } from "./ahead.js";
import { type Block, blocksOf, cuttingOf } from "./blocks.js";
import { chunksOf } from "./chunks.js";
import { coloursFor } from "./colours.js";
import { FAILED, INVALID, reason, UsageError, VALID } from "./errors.js";
import { expand, type Input, STDIN } from "./inputs.js";
import { type Arguments, parseValidation } from "./options.js";
import { write } from "./output.js";
import { Pool } from "./pool.js";
import { printable } from "./printable.js";
import { Progress } from "./progress.js";
import { unreadableText } from "./records.js";
import { plural, summary } from "./summary.js";
import { addTally, emptyTally, type Tally } from "./tally.js";
import type { Outcome } from "./validate-block.js";

export async function runValidate(args: readonly string[]): Promise<number> {
  const settings = parseValidation(args);
  const unknown = settings.types?.find((type) => !(EVENT_TYPES as readonly string[]).includes(type));
  if (unknown !== undefined) {
    throw new UsageError(`unknown event type "${unknown}"; the types are ${EVENT_TYPES.join(", ")}`);
  }
  if (settings.show !== undefined) {
    return (await import("./show.js")).show(settings.show, settings);
  }
  return validateAll(settings);
}

/** A step of the work: a block that is being validated, the beginning of a file, or a file that cannot be read. */
type Step = { readonly file: string } & (
  | { readonly outcome: Promise<Outcome> }
  | { readonly begins: true }
  | { readonly error: unknown }
);

async function validateAll(settings: Arguments): Promise<number> {
  const pool = new Pool(settings.jobs, settings);
  const progress = new Progress(settings.quiet);
  const tally = emptyTally();
  let files = 0;
  try {
    for await (const step of ahead(stepsOf(settings, pool), pool.width)) {
      if ("outcome" in step) {
        const { text, tally: part } = await step.outcome;
        addTally(tally, part);
        if (text !== "") progress.clear();
        await write(text, codeOf(tally));
        progress.show(tally);
      } else if ("error" in step) {
        tally.unreadable += 1;
        progress.clear();
        const why = reason(step.error);
        await write(unreadableText(step.file, why, settings), codeOf(tally));
        console.error(`chatbrick-events: ${printable(step.file)}: ${why}`);
      } else files += 1;
    }
  } finally {
    await pool.close();
    progress.clear();
  }
  if (!settings.quiet) {
    process.stderr.write(summary(tally, files, progress.seconds, coloursFor(process.stderr)));
  }
  if (tally.bodies === 0 && tally.unreadable === 0) console.error(`chatbrick-events: ${nothingFound(tally)}`);
  return tally.bodies === 0 ? FAILED : codeOf(tally);
}

/** Returns the exit code for the bodies so far. */
function codeOf({ unreadable, invalid }: Tally): number {
  if (unreadable > 0) return FAILED;
  return invalid > 0 ? INVALID : VALID;
}

function nothingFound({ noise }: Tally): string {
  return noise > 0
    ? `no payload found in ${plural(noise, "line")}`
    : "no body found: the files are empty, or the folders do not contain .json, .ndjson or .jsonl files";
}

/** Files that are read at the same time, and blocks of each file that are read before its turn comes. */
const FILES_AHEAD = 4;
const BLOCKS_AHEAD = 2;

async function* stepsOf(settings: Arguments, pool: Pool): AsyncGenerator<Step> {
  const names = settings.inputs.length > 0 ? settings.inputs : [STDIN];
  for await (const { file, blocks, error } of opened(names, settings)) {
    yield { file, begins: true };
    if (blocks === undefined) {
      yield { file, error };
      continue;
    }
    try {
      for await (const block of blocks) {
        const outcome = pool.run(file, block);
        // The error is thrown when the block's turn comes.
        outcome.catch(() => {});
        yield { file, outcome };
      }
    } catch (problem) {
      yield { file, error: problem };
    }
  }
}

/** Opens several files ahead, so that gzip is decompressed on several cores. */
function opened(names: readonly string[], settings: Arguments) {
  const cutting = cuttingOf(settings);
  const files = (async function* (): AsyncGenerator<Input & { blocks?: AsyncIterable<Block> }> {
    for await (const input of expand(names, settings.unwrap)) {
      yield "error" in input
        ? input
        : { ...input, blocks: started(blocksOf(chunksOf(input.file), cutting), BLOCKS_AHEAD) };
    }
  })();
  return ahead(files, settings.jobs === 1 ? 1 : FILES_AHEAD);
}

/** Starts reading at once, before the first block is requested. */
function started(blocks: AsyncIterable<Block>, count: number): AsyncIterable<Block> {
  const iterator = ahead(blocks, count);
  const first = iterator.next();
  first.catch(() => {});
  return (async function* () {
    const { value, done } = await first;
    if (done) return;
    yield value as Block;
    yield* iterator;
  })();
}
