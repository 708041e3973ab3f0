import type { EventOf, EventType } from "../generated/events.js";
import examples from "../generated/examples.json" with { type: "json" };
import { mistake } from "../mistake.js";

/**
 * Some fields of an event, at any depth. Arrays are replaced as a whole.
 *
 * @example
 * ```ts
 * import type { StoreUpdatedEvent } from "chatbrick-events";
 * import { example, type Overrides } from "chatbrick-events/testing";
 *
 * const renamed: Overrides<StoreUpdatedEvent> = { data: { store: { name: "信義店" } } };
 * console.log(example("store.updated", renamed).data.store.name); // "信義店"
 * ```
 */
export type Overrides<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: Overrides<Value[Key]> }
    : Value;

/**
 * Returns a valid example of an event without warnings, in which every field has a value.
 *
 * @param type - the type of the event
 * @param overrides - values that replace those of the example; objects are merged, arrays and null replace
 * @returns a new event, which shares no object with another
 * @throws TypeError for a type that is not an event type
 *
 * @example
 * ```ts
 * import { example } from "chatbrick-events/testing";
 *
 * const event = example("contact.connection.connected", { data: { connectedStaff: null } });
 * console.log(event.data.connectedStore?.externalId, event.data.connectedStaff); // "10000" null
 * ```
 */
export function example<T extends EventType>(
  type: T,
  overrides?: Overrides<EventOf<NoInfer<T>>>,
): EventOf<T> {
  if (!Object.keys(examples).includes(type)) {
    throw mistake(`unknown event type "${String(type)}"; see EVENT_TYPES`);
  }
  if (overrides !== undefined && !isRecord(overrides)) throw mistake("overrides must be an object");
  return merged(examples[type], overrides) as EventOf<T>;
}

/** Copies a value, and applies overrides. Not with `structuredClone`, which Jest's environment jsdom does not have. */
function merged(value: unknown, override: unknown): unknown {
  const chosen = override === undefined ? value : override;
  if (Array.isArray(chosen)) return chosen.map((item) => merged(item, undefined));
  if (!isRecord(chosen)) return chosen;
  const base = isRecord(value) ? value : {};
  const keys = new Set([...Object.keys(base), ...Object.keys(chosen)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], chosen[key])]));
}

/** Whether a value is an object of any realm, but not a list, nor a `Date`, which is valid in place of its text. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === "[object Object]";
