import type { Issue } from "chatbrick-events";
import type { LocatedIssue } from "./types.ts";

/** Decodes UTF-8 for the editor: invalid bytes become U+FFFD, and a byte order mark stays. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** Locates issues of a text, whose offsets are the editor's. */
export const locateInText = (issues: readonly Issue[], text: string): LocatedIssue[] =>
  issues.map((issue) => {
    const from = Math.min(issue.offset ?? 0, text.length);
    return { ...issue, tone: issue.severity, from, to: Math.min(from + (issue.length ?? 0), text.length) };
  });

/** Locates issues of bytes: converts byte offsets to offsets in the decoded text. */
export function locateInBytes(issues: readonly Issue[], bytes: Uint8Array): LocatedIssue[] {
  const toUnits = offsetConverter(bytes);
  return issues.map((issue) => {
    const start = issue.offset ?? 0;
    return { ...issue, tone: issue.severity, from: toUnits(start), to: toUnits(start + (issue.length ?? 0)) };
  });
}

/** Converts byte offsets to UTF-16 offsets. Offsets mostly ascend, so each count continues from the previous one. */
function offsetConverter(bytes: Uint8Array): (offset: number) => number {
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
