import type { Issue } from "chatbrick-events";
import type { PayloadContent } from "../story/payload-content.ts";

/** The editor's content. `bytes` is set for an unedited file: then the bytes are validated, not the text. */
export interface Source {
  text: string;
  bytes?: Uint8Array<ArrayBuffer> | undefined;
}

/** The verdict; exactly one applies. */
export type Verdict = "empty" | "valid" | "warnings" | "invalid" | "other" | "notJson" | "unreadable";

/** An issue with its span in the editor, in UTF-16 code units of the text. */
export type LocatedIssue = Issue & { from: number; to: number };

/** Result of validating a source. */
export interface Validation {
  verdict: Verdict;
  issues: LocatedIssue[];
  truncated: boolean;
  errors: number;
  warnings: number;
  /** Bytes of UTF-8. */
  size: number;
  /** The type of another event. */
  type?: string | undefined;
  /** The readable part of the payload. */
  content?: PayloadContent | undefined;
}

/** The work that runs in the worker: everything that is slow for a large source. */
export interface Task {
  task: "validate" | "eventJson" | "standIns";
}
/** A message to the worker. */
export type WorkerRequest = Task & { id: number; source: Source };
/** A message from the worker. `text` is the event as JSON, if there is one, or the text with stand-ins. */
export interface WorkerResponse {
  id: number;
  validation?: Validation;
  text?: string | undefined;
  failure?: string;
}
