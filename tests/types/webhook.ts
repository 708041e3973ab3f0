// From a request to an event, in the code of users.

import type { ConnectedEvent, StoreCreatedEvent } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import {
  type ReceiveResult,
  type RequestParts,
  receive,
  sign,
  type Verified,
  verify,
} from "chatbrick-events/webhook";

/** The relevant parts of Node's `IncomingHttpHeaders` and of AWS Lambda's event. */
interface NodeRequest {
  method?: string;
  headers: NodeJS;
  body: unknown;
}
interface NodeJS {
  [name: string]: string | string[] | undefined;
  "svix-id"?: string;
}
declare const node: NodeRequest;
declare const lambda: { headers: Record<string, string | undefined>; body?: string };
declare const bytes: Uint8Array;
declare function seen(...values: unknown[]): void;

const parts: RequestParts = { headers: node.headers, body: bytes };
export const taken = [
  receive(parts, "whsec_AAAA"),
  receive({ ...(node.method !== undefined && { method: node.method }), headers: node.headers, body: bytes }, [
    "a",
    "b",
  ]),
  receive({ headers: lambda.headers, body: lambda.body ?? "" }, "whsec_AAAA", { maxBytes: 1000 }),
  verify(bytes, new Map([["svix-id", "msg_1"]]), "whsec_AAAA", { toleranceSeconds: Infinity }),
  verify("{}", [["svix-id", "msg_1"]] as const, "whsec_AAAA"),
];

export async function narrowed(): Promise<void> {
  const result = await receive(parts, "whsec_AAAA", { types: ["store.created", "store.updated"] });
  switch (result.outcome) {
    case "event": {
      const type: "store.created" | "store.updated" = result.event.type;
      const warnings: "warning"[] = result.issues.map(({ severity }) => severity);
      seen(type, warnings, result.id, result.body.byteLength);
      break;
    }
    case "other_event":
      seen(result.type, result.timestamp);
      break;
    case "invalid":
      // @ts-expect-error: an invalid payload has no event
      seen(result.event);
      break;
    case "refused": {
      const status: 401 | 405 | 413 = result.status;
      // @ts-expect-error: the body of a refused delivery is not verified
      seen(status, result.body);
      break;
    }
    default: {
      const none: never = result;
      seen(none);
    }
  }
}

export async function refused(): Promise<void> {
  // @ts-expect-error: a promise of bytes is not bytes
  await verify(Promise.resolve(bytes), {}, "whsec_AAAA");
  // @ts-expect-error: a parsed body is not bytes
  await verify({ type: "store.created" }, {}, "whsec_AAAA");
  // @ts-expect-error: a secret is text
  await verify("{}", {}, bytes);
  // @ts-expect-error: an unknown option
  await verify("{}", {}, "whsec_AAAA", { tolerance: 5 });
  // @ts-expect-error: an unknown type
  await receive(parts, "whsec_AAAA", { types: ["store.merged"] });
  // @ts-expect-error: a request without headers
  await receive({ body: "{}" }, "whsec_AAAA");
  // @ts-expect-error: the promise is not awaited
  const { id }: Verified = verify("{}", {}, "whsec_AAAA");
  // @ts-expect-error: the promise is not awaited
  const { outcome }: ReceiveResult = receive(parts, "whsec_AAAA");
  seen(id, outcome);
}

export async function signed(): Promise<void> {
  // `fetch` and `Headers` take such a record.
  const headers: Record<string, string> = await sign("{}", "whsec_AAAA", { timestamp: 1 });
  seen(headers);
}

const connected: ConnectedEvent = example("contact.connection.connected", { data: { connectedStaff: null } });
const created: StoreCreatedEvent = example("store.created", { data: { store: { externalId: null } } });
export const examples = [connected, created, example("account.created").data.account.storeId];
// @ts-expect-error: unknown field of a store
example("store.created", { data: { store: { colour: "red" } } });
// @ts-expect-error: a name is never null
example("store.created", { data: { store: { name: null } } });
// @ts-expect-error: the overrides do not change the type of the event
example("store.created", { type: "store.updated" });
// @ts-expect-error: unknown event type
example("store.merged");
