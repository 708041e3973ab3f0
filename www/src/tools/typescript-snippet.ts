import {
  connectionsFor,
  description,
  type Group,
  groupsFor,
  lacks,
  type PayloadShape,
  unknownComment,
} from "./snippets.ts";

const BRANCHES = {
  storeAndStaff: `  if (connectedStore !== null && connectedStaff !== null) {
    toStoreAndStaff(connectedStore, connectedStaff);
  }`,
  store: `  if (connectedStore !== null && connectedStaff === null) {
    toStore(connectedStore);
  }`,
  staff: `  if (connectedStore === null) {
    toStaff(connectedStaff); // never null here: TypeScript narrows the type
  }`,
};

const CASES: Record<Group, string> = {
  connection: `    case "contact.connection.connected":
    case "contact.connection.changed":
      return connected(event);`,
  disconnection: `    case "contact.connection.disconnected":
      // The event does not name the store or staff member: look up the stored connection of this contact.
      return console.log("disconnected", event.data.contact.id);`,
  store: `    case "store.created":
    case "store.updated":
    case "store.deactivated":
      return toStore(event.data.store);`,
  account: `    case "account.created":
    case "account.deactivated":
      return toStaff(event.data.account);`,
};

/** Returns a router on the event type in TypeScript, with the case of the payload first. */
export function typescript(payload: PayloadShape): string {
  const external = `store.externalId ?? store.id${lacks(payload, "externalId") ? " /* externalId is null in this payload */" : ""}`;
  const primary = `staff.storeId ?? "no primary store"${lacks(payload, "storeId") ? " /* null in this payload, as for a brand manager */" : ""}`;
  return `import {
  type Account,
  type ChangedEvent,
  type ChatBrickEvent,
  type ConnectedEvent,
  type Store,
  safeParseEvent,
} from "chatbrick-events";

// ${description(payload)}
export function handle(body: Uint8Array): void {
  const result = safeParseEvent(body); // verify the signature of the bytes before this
  if (result.outcome === "event") return route(result.event);
  // Another type, ${unknownComment(payload)}: not an error.
  if (result.outcome === "other_event") return console.info("not handled:", result.type);
  // Answer 2xx here too: after a 4xx, the same bytes are sent again.
  console.warn(result.issues.map(({ code, pointer }) => \`\${code} at \${pointer}\`));
}

function route(event: ChatBrickEvent): void {
  switch (event.type) {
${groupsFor(payload)
  .map((group) => CASES[group])
  .join("\n")}
  }
}

function connected(event: ConnectedEvent | ChangedEvent): void {
  const { connectedStore, connectedStaff } = event.data;
${connectionsFor(payload)
  .map((name) => BRANCHES[name])
  .join("\n")}
}

function toStoreAndStaff(store: Store, staff: Account): void {
  toStore(store);
  toStaff(staff);
}

function toStore(store: Store): void {
  console.log("store", ${external});
}

function toStaff(staff: Account): void {
  // displayName is public, name is internal.
  console.log("staff", staff.displayName, ${primary});
}
`;
}
