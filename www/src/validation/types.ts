import type { EventType, Issue } from "chatbrick-events";
import type { Causes } from "../causes/find-causes.ts";
import type { PayloadContent } from "../story/payload-content.ts";

/** The editor's content. `bytes` is set for an unedited file: then the bytes are validated, not the text. */
export interface Source {
  text: string;
  bytes?: Uint8Array<ArrayBuffer> | undefined;
}

/** The verdict; exactly one applies. `unchecked`: the validator does not start in this browser. */
export type Verdict =
  | "unchecked"
  | "empty"
  | "valid"
  | "warnings"
  | "invalid"
  | "other"
  | "notJson"
  | "unreadable";

/** How an issue is shown: `info` for an event type that is not documented, else the severity. */
export type Tone = "error" | "warning" | "info";

/** An issue with its span in the editor, in UTF-16 code units of the text. */
export type LocatedIssue = Issue & { tone: Tone; from: number; to: number };

/** Result of validating a source. */
export interface Validation {
  verdict: Verdict;
  issues: LocatedIssue[];
  truncated: boolean;
  errors: number;
  warnings: number;
  /** Bytes of UTF-8. */
  size: number;
  /** An event type that is not documented. */
  type?: string | undefined;
  /** The documented type that it is most likely a misspelling of. */
  similarType?: EventType | undefined;
  /** Likely causes of an unreadable text. */
  causes?: Causes | undefined;
  /** The readable part of the payload. */
  content?: PayloadContent | undefined;
}

export const EMPTY_VALIDATION: Validation = {
  verdict: "empty",
  issues: [],
  truncated: false,
  errors: 0,
  warnings: 0,
  size: 0,
};

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
