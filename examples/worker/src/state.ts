import { type Account, type ChatBrickEvent, orderOf, type Store } from "chatbrick-events";
import { DROP_LINE_USERS, KEEP_ACCOUNT, KEEP_CONTACT, KEEP_LINE_USERS, KEEP_STORE } from "./sql.ts";

/** Binds the values of a statement, after the common values of the delivery. */
type Bind = (text: string, ...values: unknown[]) => D1PreparedStatement;
type ContactEvent = Extract<ChatBrickEvent, { type: `contact.${string}` }>;

/** Returns the statements that update the state, at most five. The first is for the entity that the event is about. */
export function stateStatements(bind: Bind, id: string, event: ChatBrickEvent): D1PreparedStatement[] {
  const { key } = orderOf(event, id);
  switch (event.type) {
    case "store.created":
    case "store.updated":
    case "store.deactivated":
      return [store(bind, key, event.data.store, event.type)];
    case "account.created":
    case "account.deactivated":
      return [account(bind, key, event.data.account, event.type)];
    case "contact.connection.disconnected":
      return contact(bind, key, event, event.data.timestampsMs.disconnectedAt, [null, null, null, null]);
    case "contact.connection.connected":
      return connection(bind, key, event, event.data.timestampsMs.connectedAt);
    case "contact.connection.changed":
      return connection(bind, key, event, event.data.timestampsMs.changedAt);
  }
}

function connection(
  bind: Bind,
  key: string,
  event: Exclude<ContactEvent, { type: "contact.connection.disconnected" }>,
  at: number,
): D1PreparedStatement[] {
  const { connectedStore, connectedStaff } = event.data;
  return [
    ...contact(bind, key, event, at, [key, connectedStore?.id ?? null, connectedStaff?.id ?? null, at]),
    ...(connectedStore ? [store(bind, key, connectedStore)] : []),
    ...(connectedStaff ? [account(bind, key, connectedStaff)] : []),
  ];
}

function contact(
  bind: Bind,
  key: string,
  { type, data: { contact, lineUsers, timestampsMs } }: ContactEvent,
  at: number,
  connection: readonly (string | number | null)[],
): D1PreparedStatement[] {
  const { id, name, avatar } = contact;
  const status = type === "contact.connection.disconnected" ? "disconnected" : "connected";
  return [
    bind(KEEP_CONTACT, id, key, name, avatar, status, timestampsMs.initConnectedAt, at, ...connection),
    bind(DROP_LINE_USERS, id, key, lineUsers.length),
    bind(KEEP_LINE_USERS, id, key, JSON.stringify(lineUsers)),
  ];
}

/** `type`: the type of the store's own event; missing for a contact event, which does not have the store's status. */
function store(bind: Bind, key: string, { id, name, logo, externalId }: Store, type?: string) {
  return bind(KEEP_STORE, id, key, ...statusOf(type), name, logo, externalId);
}

function account(bind: Bind, key: string, account: Account, type?: string) {
  const { id, storeId, name, displayName, employeeId, avatar } = account;
  return bind(KEEP_ACCOUNT, id, key, ...statusOf(type), storeId, name, displayName, employeeId, avatar);
}

/** Returns the columns `own` and `status`. */
const statusOf = (type = "") => [
  type === "" ? 0 : 1,
  type.endsWith(".deactivated") ? "deactivated" : "active",
];
