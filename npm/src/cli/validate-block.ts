// Validates the bodies of a block, and counts the results.

import { unwrap } from "chatbrick-events/unwrap";
import type { Block } from "./blocks.js";
import { bodiesOf, linesIn, payloadsOf } from "./bodies.js";
import type { Validation } from "./options.js";
import { type Record, recordText } from "./records.js";
import { addBody, addIssues, addValid, emptyTally, type Tally } from "./tally.js";
import { optionsOf, validateBody } from "./validate-body.js";

/** The result of a block: the text for standard output, and the counts. */
export interface Outcome {
  readonly text: string;
  readonly tally: Tally;
}

export function validateBlock(file: string, block: Block, validation: Validation): Outcome {
  const tally = emptyTally();
  tally.bytes = block.bytes.length;
  const options = optionsOf(validation);
  const isWrapped = validation.unwrap;
  let text = "";
  const check = (line: number, body: Uint8Array, id: string | undefined) => {
    const result = validateBody(body, options);
    if (result.outcome === "event" && result.issues.length === 0 && !validation.all) {
      addValid(tally, result.type);
      return;
    }
    const record: Record = { file, line, id, ...result };
    addBody(tally, record);
    addIssues(tally, record);
    if (result.outcome === "invalid" && !isWrapped) noteWrapped(tally, record, body);
    text += recordText(record, block.kind, validation);
  };
  for (const { line, bytes } of bodiesOf(block)) {
    if (!isWrapped) {
      check(line, bytes, undefined);
      continue;
    }
    const { payloads, truncated } = payloadsOf(bytes, isWrapped);
    if (payloads.length === 0) tally.noise += block.kind === "lines" ? 1 : linesIn(bytes);
    if (truncated) tally.partly += 1;
    for (const { body, id } of payloads) check(line, body, id);
  }
  return { text, tally };
}

/** Invalid bodies per block that are searched for payloads, for the hint about `--unwrap`. */
const SEARCHED = 4;

function noteWrapped(tally: Tally, { file, line }: Record, body: Uint8Array): void {
  if (tally.wrapped !== undefined || tally.invalid > SEARCHED) return;
  const layers = unwrap(body).payloads[0]?.layers ?? [];
  if (layers.length > 0) tally.wrapped = { file, line, layers };
}
