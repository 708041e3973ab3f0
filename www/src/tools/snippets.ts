// Generates code that handles a payload like this one. The code contains no value of the payload.

import type { PayloadContent } from "../story/payload-content.ts";

/** Connection of a payload, and its fields without a value. */
export interface PayloadShape {
  connection: "storeAndStaff" | "store" | "staff" | "other";
  /** The event of another type, if it is one. */
  type?: string | undefined;
  empty: string[];
}

export function shapeOf(content: PayloadContent | undefined, type?: string): PayloadShape {
  const store = content?.store.value !== undefined;
  const staff = content?.staff.value !== undefined;
  const connection = store && staff ? "storeAndStaff" : store ? "store" : staff ? "staff" : "other";
  const empty = (content?.fields ?? []).flatMap(({ pattern, presence }) =>
    presence === "null" || presence === "absent" ? [pattern] : [],
  );
  return { connection, type, empty: [...new Set(empty)] };
}

const DESCRIPTIONS = {
  storeAndStaff: "a payload that is connected to a store and a staff member",
  store: "a payload that is connected to a store alone: connectedStaff is null",
  staff: "a payload that is connected to a staff member alone: connectedStore is null",
  other: "any payload: what this one is connected to cannot be told",
};

/** Returns an event type that is safe to write into code: it comes from the payload. */
const safeType = (type: string | undefined): string | undefined =>
  type !== undefined && /^[a-z]+(\.[a-z]+)*$/.test(type) && type !== "contact.connection.connected"
    ? type
    : undefined;

/** Whether this payload has a value for a field. */
const hasValue = ({ empty }: PayloadShape, pattern: string): boolean => !empty.includes(pattern);

export function typescript(payload: PayloadShape): string {
  const type = safeType(payload.type);
  const route = type
    ? `    // This payload is another event: route it, there is nothing to repair.
    if (result.outcome === "other_event" && result.type === ${JSON.stringify(type)}) return; // its handler goes here
`
    : "";
  const branches = {
    storeAndStaff: `  if (connectedStore !== null && connectedStaff !== null) {
    toStoreAndStaff(connectedStore, connectedStaff);
  }`,
    store: `  if (connectedStore !== null && connectedStaff === null) {
    toStore(connectedStore);
  }`,
    staff: `  if (connectedStore === null) {
    toStaff(connectedStaff); // not null here, and TypeScript knows it
  }`,
  };
  const first = payload.connection === "other" ? "storeAndStaff" : payload.connection;
  const order = [first, ...(["storeAndStaff", "store", "staff"] as const).filter((name) => name !== first)];
  const external = hasValue(payload, "/data/connectedStore/externalId")
    ? "store.externalId ?? store.id"
    : "store.externalId ?? store.id /* externalId is null in this payload */";
  const primary = hasValue(payload, "/data/connectedStaff/storeId")
    ? 'staff.storeId ?? "no primary store"'
    : 'staff.storeId ?? "no primary store" /* null in this payload, as for a brand manager */';
  return `import { type Account, safeParseConnectedEvent, type Store } from "chatbrick-events";

// Written for ${DESCRIPTIONS[payload.connection]}.
export function handle(body: Uint8Array): void {
  const result = safeParseConnectedEvent(body); // the bytes, after their signature was verified
  if (!result.success) {
${route}    console.warn(result.issues.map(({ code, pointer }) => \`\${code} at \${pointer}\`));
    return; // and answer 2xx: a 4xx would only bring the same bytes again
  }
  const { connectedStore, connectedStaff } = result.event.data;
${order.map((name) => branches[name]).join("\n")}
}

function toStoreAndStaff(store: Store, staff: Account): void {
  toStore(store);
  toStaff(staff);
}

function toStore(store: Store): void {
  console.log("store", ${external});
}

function toStaff(staff: Account): void {
  // displayName is for the public, name is not.
  console.log("staff", staff.displayName, ${primary});
}
`;
}

export function rust(payload: PayloadShape): string {
  const type = safeType(payload.type);
  const route = type
    ? `            // This payload is another event: route it, there is nothing to repair.
            if error.event_type() == Some(${JSON.stringify(type)}) {
                return; // its handler goes here
            }
`
    : "";
  const arms = {
    storeAndStaff: `        Connection::StoreAndStaff { store, staff } => {
            to_store(store);
            to_staff(staff);
        }`,
    store: "        Connection::Store(store) => to_store(store),",
    staff: "        Connection::Staff(staff) => to_staff(staff),",
  };
  const first = payload.connection === "other" ? "storeAndStaff" : payload.connection;
  const order = [first, ...(["storeAndStaff", "store", "staff"] as const).filter((name) => name !== first)];
  const names = ["Account", "Connection", "Store", "parse_connected_event"];
  const empty = hasValue(payload, "/data/connectedStaff/storeId") ? "" : " // null in this payload";
  return `use chatbrick_events::{${names.join(", ")}};

// Written for ${DESCRIPTIONS[payload.connection]}.
pub fn handle(body: &[u8]) {
    // The bytes, after their signature was verified.
    let event = match parse_connected_event(body) {
        Ok(event) => event,
        Err(error) => {
${route}            for issue in &error.report.issues {
                eprintln!("{} at {}", issue.code, issue.pointer());
            }
            return; // and answer 2xx: a 4xx would only bring the same bytes again
        }
    };
    match event.connection() {
${order.map((name) => arms[name]).join("\n")}
    }
}

fn to_store(store: &Store<'_>) {
    println!("store {}", store.external_id.as_deref().unwrap_or(&store.id));
}

fn to_staff(staff: &Account<'_>) {
    // display_name is for the public, name is not.
    let primary = staff.store_id.as_deref().unwrap_or("no primary store");${empty}
    println!("staff {} {primary}", staff.display_name);
}
`;
}
