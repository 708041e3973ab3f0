import type { ChatBrickEvent } from "./generated/events.js";
import { placeOf } from "./generated/order.js";

/**
 * The contact, store or account that an event is about, and the position of the event among those about the same one.
 *
 * @example
 * ```ts
 * import { type EventOrder, orderOf, parseEvent } from "chatbrick-events";
 *
 * const event = parseEvent(await request.arrayBuffer());
 * const { entity, key }: EventOrder = orderOf(event, request.headers.get("svix-id") ?? "");
 * console.log(`SET ${entity} IF ${key} IS GREATER`);
 * ```
 */
export interface EventOrder {
  /** `contact:`, `store:` or `account:`, and the id in ChatBrick. */
  entity: string;
  /** Keys, compared with `<`, sort as the events do. ASCII if the delivery id is, as every `svix-id` is. */
  key: string;
}

/** Largest number of milliseconds that a `Date` can hold. A bigint, because twice this number is not a safe integer. */
const MAX_MILLIS = 8_640_000_000_000_000n;

/** Digits of the largest number in a key, which is twice the range of a `Date`. */
const DIGITS = 17;

/**
 * Returns the event's own time: `connectedAt`, `changedAt`, `disconnectedAt`, `createdAt`, `updatedAt` or `deactivatedAt`.
 *
 * @param event - an event of any type
 * @returns milliseconds since 1970-01-01T00:00:00Z
 * @throws TypeError if the value is not an event
 *
 * @example
 * ```ts
 * import { occurredAt, parseEvent } from "chatbrick-events";
 *
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(new Date(occurredAt(event)).toISOString());
 * ```
 */
export function occurredAt(event: ChatBrickEvent): number {
  return checkedPlaceOf(event)[0];
}

function checkedPlaceOf(event: ChatBrickEvent) {
  const place = placeOf(event);
  if (place === undefined) throw new TypeError("chatbrick-events: this is not an event");
  return place;
}

/**
 * Returns the entity that an event is about, and a key that sorts events by the time they happened. Deliveries arrive in any
 * order: keep the event with the greatest key of each entity, and you have the newest state.
 *
 * Keys sort by the event's own time, then by rank (created, updated, connected, changed, then disconnected and
 * deactivated), then by `deliveryId`.
 *
 * @param event - an event of any type
 * @param deliveryId - the id of the delivery: the value of the `svix-id` header
 * @returns the entity, and the key
 * @throws TypeError if the value is not an event
 *
 * @example
 * ```ts
 * import { orderOf, parseEvent } from "chatbrick-events";
 *
 * const event = parseEvent(await request.arrayBuffer());
 * const { entity, key } = orderOf(event, "msg_1");
 * console.log(entity, key); // "contact:clrq5ca80000lb9c9dnxxfyid" "08641717870698888-2-msg_1"
 * ```
 */
export function orderOf(event: ChatBrickEvent, deliveryId: string): EventOrder {
  const [time, kind, { id }, rank] = checkedPlaceOf(event);
  // Shifted to positive numbers: with a minus sign, digits would sort backwards.
  const digits = String(BigInt(time) + MAX_MILLIS).padStart(DIGITS, "0");
  return { entity: `${kind}:${id}`, key: `${digits}-${rank}-${deliveryId}` };
}
