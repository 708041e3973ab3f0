import { type ConnectedEvent, type Issue, safeParseConnectedEvent } from "chatbrick-events";
import { MAX_BYTES } from "./body.js";

/** A delivery whose signature was right. */
export interface Delivery {
  readonly id: string;
  readonly receivedAt: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Whether this is one: what comes out of a queue is what anybody put in. */
export function isDelivery(value: unknown): value is Delivery {
  if (typeof value !== "object" || value === null) return false;
  const { id, receivedAt, body } = value as Partial<Record<keyof Delivery, unknown>>;
  return typeof id === "string" && typeof receivedAt === "number" && body instanceof Uint8Array;
}

/** What a body is. Warnings come with an event: it is usable, and they are worth a line in the log. */
export type Verdict =
  | { readonly outcome: "event"; readonly event: ConnectedEvent; readonly issues: readonly Issue[] }
  | { readonly outcome: "other"; readonly type: string; readonly issues: readonly Issue[] }
  | { readonly outcome: "invalid"; readonly issues: readonly Issue[] };

/** The one place that decides: the request and the queue's consumer both ask here, on the bytes as they came. */
export function judge(body: Uint8Array): Verdict {
  const result = safeParseConnectedEvent(body, { maxBytes: MAX_BYTES });
  const { issues, truncated } = result;
  if (result.success) return { outcome: "event", event: result.event, issues };
  // Another type is everyday, as one endpoint gets all of them; with any other error it is not even that. Nor is it known to
  // be that if the list is not whole, as the issues that are left out may be errors: a person has to look.
  const errors = issues.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (errors.length === 1 && first?.code === "unexpected_event_type" && !truncated)
    return { outcome: "other", type: first.received ?? "", issues };
  return { outcome: "invalid", issues };
}

/** A pointer for a log line or a row. The key of an unknown field can have a megabyte. */
export const short = (pointer: string) => (pointer.length > 200 ? `${pointer.slice(0, 200)}...` : pointer);
