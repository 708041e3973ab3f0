/**
 * A payload that {@link unwrap} found.
 *
 * @example
 * ```ts
 * import { type Unwrapped, unwrap } from "chatbrick-events/unwrap";
 *
 * const describe = ({ body, layers }: Unwrapped) => `${body.length} bytes from ${layers.join(" > ")}`;
 * const { payloads } = unwrap('{"body":"{\\"type\\":\\"store.created\\",\\"data\\":{}}"}');
 * console.log(payloads.map(describe).join()); // "34 bytes from body"
 * ```
 */
export interface Unwrapped {
  /** The exact bytes of the payload: a copy. */
  body: Uint8Array;
  /** The layers around the payload, from the outermost to the innermost; empty if the input is the payload. */
  layers: string[];
  /** The `svix-*` and `webhook-*` headers next to the payload, with names in lower case. */
  headers?: Record<string, string>;
}

/**
 * The result of {@link unwrap}.
 *
 * @example
 * ```ts
 * import { type UnwrapResult, unwrap } from "chatbrick-events/unwrap";
 *
 * const { payloads, truncated }: UnwrapResult = unwrap("no payload");
 * console.log(payloads.length, truncated); // 0 false
 * ```
 */
export interface UnwrapResult {
  /** The payloads, in the order of the input. */
  payloads: Unwrapped[];
  /** Whether the search ended early, because the input is nested too deeply or costs too much. */
  truncated: boolean;
}
