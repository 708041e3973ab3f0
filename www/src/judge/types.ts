import type { Issue } from "chatbrick-events";
import type { Reading } from "../understanding/read.ts";

/** What is in the editor. `bytes` is there as long as it is an unedited file: then they are judged, not the text. */
export interface Source {
  text: string;
  bytes?: Uint8Array<ArrayBuffer> | undefined;
}

/** The verdict; never two at once. */
export type Verdict = "empty" | "valid" | "warnings" | "invalid" | "other" | "notJson" | "unreadable";

/** An issue and its place in the editor, in UTF-16 code units of the text. */
export interface Placed extends Issue {
  from: number;
  to: number;
}

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

/** What the worker is asked. */
export type Question = { id: number; task: "judge" | "event"; source: Source };
/** What it answers: to "event", the event as JSON, or nothing. */
export type Reply = { id: number; answer?: Answer; event?: string | undefined; failure?: string };
