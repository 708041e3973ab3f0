// The types of the functions for every event are correct. This file is only compiled: a wrong type is a compile error.

import {
  type ChangedEvent,
  type ChatBrickEvent,
  type ConnectedEvent,
  EVENT_TYPES,
  type EventOf,
  type EventType,
  occurredAt,
  orderOf,
  parseConnectedEvent,
  parseEvent,
  type StoreCreatedEvent,
  type StoreUpdatedEvent,
  safeParseConnectedEvent,
  safeParseEvent,
  validate,
  validateEvent,
} from "chatbrick-events";

/** True for two identical types, also for `any`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

declare const bytes: ArrayBuffer;

// `type` narrows the union, and a switch over all types is exhaustive.
const event = parseEvent(bytes);
true satisfies Same<typeof event, ChatBrickEvent>;
true satisfies Same<EventType, (typeof EVENT_TYPES)[number]>;
true satisfies Same<EventOf<"store.updated">, StoreUpdatedEvent>;

function idOf(event: ChatBrickEvent): string {
  switch (event.type) {
    case "contact.connection.connected":
    case "contact.connection.changed":
    case "contact.connection.disconnected":
      return event.data.contact.id;
    case "store.created":
    case "store.updated":
    case "store.deactivated":
      return event.data.store.id;
    case "account.created":
    case "account.deactivated":
      return event.data.account.id;
  }
}
idOf(event) satisfies string;

// The connections of a changed event narrow like those of a connected event.
if (event.type === "contact.connection.changed") {
  event satisfies ChangedEvent;
  if (event.data.connectedStore === null) event.data.connectedStaff.displayName satisfies string;
  event.data.timestampsMs.changedAt satisfies number;
  // @ts-expect-error: only connected events have this time
  event.data.timestampsMs.connectedAt;
}

// The option `types` narrows the result: one type, a list, a constant, a variable.
true satisfies Same<ReturnType<typeof one>, StoreCreatedEvent>;
const one = () => parseEvent(bytes, { types: "store.created" });
true satisfies Same<ReturnType<typeof two>, StoreCreatedEvent | StoreUpdatedEvent>;
const two = () => parseEvent(bytes, { types: ["store.created", "store.updated"], strict: true });
true satisfies Same<ReturnType<typeof all>, ChatBrickEvent>;
const all = () => parseEvent(bytes, { types: EVENT_TYPES });
declare const wanted: EventType[];
parseEvent(bytes, { types: wanted }) satisfies ChatBrickEvent;
parseEvent(bytes, { strict: true }) satisfies ChatBrickEvent;
validateEvent(bytes, { types: "store.created" }).valid satisfies boolean;
// @ts-expect-error: unknown event type
parseEvent(bytes, { types: "store.merged" });
// @ts-expect-error: unknown event type
validateEvent(bytes, { types: ["store.created", "store.merged"] });
// @ts-expect-error: the functions for one type do not have this option
parseConnectedEvent(bytes, { types: "store.created" });

// Each outcome has exactly its own properties.
const result = safeParseEvent(bytes, { types: ["store.created", "store.updated"] });
switch (result.outcome) {
  case "event":
    true satisfies Same<typeof result.event, StoreCreatedEvent | StoreUpdatedEvent>;
    result.success satisfies true;
    break;
  case "other_event":
    result.type satisfies string;
    result.event satisfies undefined;
    break;
  case "invalid":
    result.type satisfies undefined;
    result.success satisfies false;
}
const connected = safeParseConnectedEvent(bytes);
if (connected.outcome === "event") true satisfies Same<typeof connected.event, ConnectedEvent>;
if (connected.success) connected.event.data.contact.id satisfies string;

occurredAt(event) satisfies number;
orderOf(event, "msg_1").entity satisfies string;
// @ts-expect-error: the delivery's id is missing
orderOf(event);

// Inputs that must be read first are refused; all others are accepted, also `unknown` and `any`.
declare const unknown: unknown;
// biome-ignore lint/suspicious/noExplicitAny: `any` must be accepted
declare const any: any;
declare const promise: Promise<ArrayBuffer>;
declare const request: { arrayBuffer(): Promise<ArrayBuffer>; headers: object };
declare const stream: { getReader(options?: { mode: string }): object };
declare const buffer: { type: "Buffer"; data: number[] };
parseEvent("{}");
parseEvent(unknown);
parseEvent(any);
parseEvent(new Uint8Array());
parseEvent({ type: "store.created", data: {} });
parseEvent(null);
parseEvent<string | Uint8Array>(bytes as never);
// @ts-expect-error: a promise
parseEvent(promise);
// @ts-expect-error: a request
parseEvent(request);
// @ts-expect-error: a stream
safeParseEvent(stream);
// @ts-expect-error: a Buffer that went through JSON
validateEvent(buffer);
// @ts-expect-error: a promise
parseConnectedEvent(promise);
// @ts-expect-error: a promise
safeParseConnectedEvent(promise);
// @ts-expect-error: possibly a request
validate(unknown as string | typeof request);
