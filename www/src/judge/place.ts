import type { Issue } from "chatbrick-events";
import type { Placed } from "./types.ts";

/** The editor shows what is no UTF-8 as U+FFFD, and keeps a byte order mark. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** Places issues of a text, whose offsets are the editor's. */
export const placeInText = (issues: readonly Issue[], text: string): Placed[] =>
  issues.map((issue) => {
    const from = Math.min(issue.offset ?? 0, text.length);
    return { ...issue, from, to: Math.min(from + (issue.length ?? 0), text.length) };
  });

/** Places issues of bytes: their offsets are counted again in the decoded text. */
export function placeInBytes(issues: readonly Issue[], bytes: Uint8Array): Placed[] {
  const units = counter(bytes);
  return issues.map((issue) => {
    const start = issue.offset ?? 0;
    return { ...issue, from: units(start), to: units(start + (issue.length ?? 0)) };
  });
}

/** UTF-16 code units before a byte offset. Issues come in order, so each count goes on from the last. */
function counter(bytes: Uint8Array): (offset: number) => number {
  let at = 0;
  let units = 0;
  return (offset) => {
    if (offset < at) {
      at = 0;
      units = 0;
    }
    units += decode(bytes.subarray(at, offset)).length;
    at = offset;
    return units;
  };
}
