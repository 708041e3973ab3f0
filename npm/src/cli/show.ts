// `--show FILE[:LINE]`: shows the issues of one body in its text.

import { formatIssues } from "chatbrick-events/format";
import { blocksOf, cuttingOf } from "./blocks.js";
import { bodiesOf, linesIn, payloadsOf } from "./bodies.js";
import { chunksOf } from "./chunks.js";
import { INVALID, reason, UsageError, VALID } from "./errors.js";
import type { Arguments } from "./options.js";
import { write } from "./output.js";
import { printable } from "./printable.js";
import { optionsOf, validateBody } from "./validate-body.js";

/** Shows the body in a line of a file; without a line, the first body. */
export async function show(target: string, settings: Arguments): Promise<number> {
  // Splits at the last colon: a Windows path contains another.
  const [, file = target, number] = /^(.+):(\d+)$/.exec(target) ?? [];
  const { line, payloads } = await payloadsAt(
    file,
    number === undefined ? undefined : Number(number),
    settings,
  );
  if (payloads.length === 0) {
    throw new UsageError(`${printable(file)} has no body${number === undefined ? "" : ` in line ${number}`}`);
  }
  let code = VALID;
  for (const { body: payload, layers } of payloads) {
    const { outcome, issues } = validateBody(payload, optionsOf(settings));
    if (outcome === "invalid") code = INVALID;
    const inside = layers.length > 0 ? ` (${layers.map(printable).join(" \u203a ")})` : "";
    // The rendering below ends with the count of errors, one of which is the type.
    const note = outcome === "other_event" ? ": another event, not an invalid one" : "";
    await write(`${printable(file)}:${line}${inside}${note}\n\n${formatIssues(payload, issues)}\n`, code);
  }
  return code;
}

async function payloadsAt(file: string, line: number | undefined, settings: Arguments) {
  try {
    for await (const block of blocksOf(chunksOf(file), cuttingOf(settings))) {
      for (const body of bodiesOf(block)) {
        // Any line of a document shows the document.
        const last = block.kind === "document" ? linesIn(body.bytes) : body.line;
        if (line !== undefined && (line < body.line || line > last)) continue;
        const { payloads } = payloadsOf(body.bytes, settings.unwrap);
        if (payloads.length > 0 || line !== undefined) return { line: line ?? body.line, payloads };
      }
    }
  } catch (error) {
    throw new UsageError(`${printable(file)}: ${reason(error)}`);
  }
  return { line, payloads: [] };
}
