import { type ChatBrickEvent, type Issue, safeParseEvent } from "chatbrick-events";

/** A delivery with a valid signature. */
export interface Delivery {
  readonly id: string;
  readonly receivedAt: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The kind of a body. An event can have warnings. */
export type Classification =
  | { readonly outcome: "event"; readonly event: ChatBrickEvent; readonly issues: readonly Issue[] }
  | { readonly outcome: "other_event"; readonly type: string; readonly issues: readonly Issue[] }
  | { readonly outcome: "invalid"; readonly issues: readonly Issue[] };

/** Whether a message of the queue is a delivery: anyone with access can send others. */
export function isDelivery(message: Message<unknown>): message is Message<Delivery> {
  if (typeof message.body !== "object" || message.body === null) return false;
  const { id, receivedAt, body } = message.body as Partial<Record<keyof Delivery, unknown>>;
  return typeof id === "string" && typeof receivedAt === "number" && body instanceof Uint8Array;
}

/** Classifies a body from the queue like `receive` of chatbrick-events/webhook, which classified it on arrival. */
export const classify = (body: Uint8Array): Classification => safeParseEvent(body);

/** Returns the type of an event, also of an unknown type. */
export function typeOf(classification: Classification): string | undefined {
  if (classification.outcome === "event") return classification.event.type;
  return classification.outcome === "other_event" ? classification.type : undefined;
}

/** Cuts a pointer for a log line or a row: the key of an unknown field can take a megabyte. A cut pair becomes U+FFFD. */
export const short = (pointer: string) =>
  pointer.length > 200 ? `${pointer.slice(0, 200).toWellFormed()}...` : pointer;
