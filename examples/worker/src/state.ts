import { type Account, type ChatBrickEvent, occurredAt, orderOf, type Store } from "chatbrick-events";
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
      return contact(bind, key, event, [null, null, null, null]);
    case "contact.connection.connected":
    case "contact.connection.changed":
      return connection(bind, key, event);
  }
}

function connection(
  bind: Bind,
  key: string,
  event: Exclude<ContactEvent, { type: "contact.connection.disconnected" }>,
): D1PreparedStatement[] {
  const { connectedStore, connectedStaff } = event.data;
  const since = occurredAt(event);
  return [
    ...contact(bind, key, event, [key, connectedStore?.id ?? null, connectedStaff?.id ?? null, since]),
    ...(connectedStore ? [store(bind, key, connectedStore)] : []),
    ...(connectedStaff ? [account(bind, key, connectedStaff)] : []),
  ];
}

function contact(
  bind: Bind,
  key: string,
  event: ContactEvent,
  connection: readonly (string | number | null)[],
): D1PreparedStatement[] {
  const { contact, lineUsers } = event.data;
  const { id, name, avatar } = contact;
  const first = event.data.timestampsMs.initConnectedAt;
  const status = event.type === "contact.connection.disconnected" ? "disconnected" : "connected";
  return [
    bind(KEEP_CONTACT, id, key, name, avatar, status, first, occurredAt(event), ...connection),
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
const statusOf = (type = "") => [type ? 1 : 0, type.endsWith(".deactivated") ? "deactivated" : "active"];
