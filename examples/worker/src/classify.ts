import { type ConnectedEvent, type Issue, safeParseConnectedEvent } from "chatbrick-events";
import { MAX_BYTES } from "./body.js";

/** A delivery with a valid signature. */
export interface Delivery {
  readonly id: string;
  readonly receivedAt: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Whether a value from the queue is a delivery: anybody with access can put other values in. */
export function isDelivery(value: unknown): value is Delivery {
  if (typeof value !== "object" || value === null) return false;
  const { id, receivedAt, body } = value as Partial<Record<keyof Delivery, unknown>>;
  return typeof id === "string" && typeof receivedAt === "number" && body instanceof Uint8Array;
}

/** Classification of a body. An event can have warnings, which are logged. */
export type Classification =
  | { readonly outcome: "event"; readonly event: ConnectedEvent; readonly issues: readonly Issue[] }
  | { readonly outcome: "other"; readonly type: string; readonly issues: readonly Issue[] }
  | { readonly outcome: "invalid"; readonly issues: readonly Issue[] };

/** Classifies the received bytes of a body, for both the request and the queue's consumer. */
export function classify(body: Uint8Array): Classification {
  const result = safeParseConnectedEvent(body, { maxBytes: MAX_BYTES });
  const { issues } = result;
  switch (result.outcome) {
    case "event":
      return { outcome: "event", event: result.event, issues };
    // Other types are expected, since one endpoint gets all of them.
    case "other_event":
      return { outcome: "other", type: result.type, issues };
    case "invalid":
      return { outcome: "invalid", issues };
  }
}

/** Cuts a pointer for a log line or a row: the key of an unknown field can take a megabyte. */
export const short = (pointer: string) => (pointer.length > 200 ? `${pointer.slice(0, 200)}...` : pointer);
