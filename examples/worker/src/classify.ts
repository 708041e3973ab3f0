import { type ChatBrickEvent, type Issue, safeParseEvent } from "chatbrick-events";

/** A delivery with a valid signature. */
export interface Delivery {
  readonly id: string;
  readonly receivedAt: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What a body is. An event can have warnings. */
export type Classification =
  | { readonly outcome: "event"; readonly event: ChatBrickEvent; readonly issues: readonly Issue[] }
  | { readonly outcome: "other_event"; readonly type: string; readonly issues: readonly Issue[] }
  | { readonly outcome: "invalid"; readonly issues: readonly Issue[] };

/** Whether a value from the queue is a delivery: anybody with access can put other values in. */
export function isDelivery(value: unknown): value is Delivery {
  if (typeof value !== "object" || value === null) return false;
  const { id, receivedAt, body } = value as Partial<Record<keyof Delivery, unknown>>;
  return typeof id === "string" && typeof receivedAt === "number" && body instanceof Uint8Array;
}

/** Classifies a body from the queue, as `receive` of chatbrick-events/webhook classified it when it came. */
export const classify = (body: Uint8Array): Classification => safeParseEvent(body);

/** The type of an event, known or not. */
export function typeOf(classification: Classification): string | undefined {
  if (classification.outcome === "event") return classification.event.type;
  return classification.outcome === "other_event" ? classification.type : undefined;
}

/** Cuts a pointer for a log line or a row: the key of an unknown field can take a megabyte. */
export const short = (pointer: string) => (pointer.length > 200 ? `${pointer.slice(0, 200)}...` : pointer);
