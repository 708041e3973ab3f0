// `--show FILE:LINE`: shows the issues of one body in its text.

import { formatIssues } from "chatbrick-events/format";
import { blocksOf, cuttingOf } from "./blocks.js";
import { bodiesOf, linesIn, payloadsOf } from "./bodies.js";
import { chunksOf } from "./chunks.js";
import { INVALID, reason, UsageError, VALID } from "./errors.js";
import type { Arguments } from "./options.js";
import { write } from "./output.js";
import { printable } from "./printable.js";
import { optionsOf, validateBody } from "./validate-body.js";

export async function show(target: string, settings: Arguments): Promise<number> {
  // Splits at the last colon: a Windows path contains another.
  const [, file = target, number = "1"] = /^(.+):(\d+)$/.exec(target) ?? [];
  const { payloads } = await payloadsAt(file, Number(number), settings);
  if (payloads.length === 0) throw new UsageError(`${printable(file)} has no body in line ${number}`);
  let code = VALID;
  for (const { body: payload, layers } of payloads) {
    const { outcome, issues } = validateBody(payload, optionsOf(settings));
    if (outcome === "invalid") code = INVALID;
    const inside = layers.length > 0 ? ` (${layers.map(printable).join(" \u203a ")})` : "";
    // The rendering below ends with the count of errors, one of which is the type.
    const note = outcome === "other_event" ? ": another event, not an invalid one" : "";
    await write(`${printable(file)}:${number}${inside}${note}\n\n${formatIssues(payload, issues)}\n`);
  }
  return code;
}

async function payloadsAt(file: string, line: number, settings: Arguments) {
  try {
    for await (const block of blocksOf(chunksOf(file), cuttingOf(settings))) {
      for (const body of bodiesOf(block)) {
        const isThere = block.kind === "document" ? line <= linesIn(body.bytes) : body.line === line;
        if (isThere) return payloadsOf(body.bytes, settings.unwrap);
      }
    }
  } catch (error) {
    throw new UsageError(`${printable(file)}: ${reason(error)}`);
  }
  return { payloads: [] };
}
