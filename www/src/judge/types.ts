import type { Issue } from "chatbrick-events";
import type { Delivery, Result } from "../signature/check.ts";
import type { Reading } from "../understanding/read.ts";

/** What is in the editor. `bytes` is there as long as it is an unedited file: then they are judged, not the text. */
export interface Source {
  text: string;
  bytes?: Uint8Array<ArrayBuffer> | undefined;
}

/** The verdict; never two at once. */
export type Verdict = "empty" | "valid" | "warnings" | "invalid" | "other" | "notJson" | "unreadable";

/** An issue and its place in the editor, in UTF-16 code units of the text. */
export type Placed = Issue & { from: number; to: number };

/** What the page says of a source. */
export interface Answer {
  verdict: Verdict;
  issues: Placed[];
  truncated: boolean;
  errors: number;
  warnings: number;
  /** Bytes of UTF-8. */
  size: number;
  /** The type of another event. */
  type?: string | undefined;
  /** The payload as people read it, as far as it can be read. */
  reading?: Reading | undefined;
}

/** What can be done with a source: all that takes long for a large one. */
export type Task =
  | { task: "judge" | "event" | "standIns" }
  | { task: "signature"; delivery: Delivery; secret: string };
/** What the worker is asked. */
export type Question = Task & { id: number; source: Source };
/** What it answers. `text` is the event as JSON, if there is one, or the text with stand-ins. */
export interface Reply {
  id: number;
  answer?: Answer;
  text?: string | undefined;
  signature?: Result;
  failure?: string;
}
