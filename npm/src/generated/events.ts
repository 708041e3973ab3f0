// Generated from model/src/events.rs by `npm run generate`. Do not edit.

/**
 * The type strings of all events, in the order of the documentation.
 *
 * @example
 * ```ts
 * import { EVENT_TYPES } from "chatbrick-events";
 *
 * console.log(EVENT_TYPES[0]); // "contact.connection.connected"
 * ```
 */
export const EVENT_TYPES = [
  "contact.connection.connected",
  "contact.connection.changed",
  "contact.connection.disconnected",
  "store.created",
  "store.updated",
  "store.deactivated",
  "account.created",
  "account.deactivated",
] as const;

/**
 * The type of an event.
 *
 * @example
 * ```ts
 * import { type EventType, parseEvent } from "chatbrick-events";
 *
 * const wanted: EventType = "account.deactivated";
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === wanted); // false
 * ```
 */
export type EventType = ChatBrickEvent["type"];

/**
 * An event of any documented type, discriminated by `type`.
 *
 * @example
 * ```ts
 * import { type ChatBrickEvent, parseEvent } from "chatbrick-events";
 *
 * const describe = (event: ChatBrickEvent) => {
 *   switch (event.type) {
 *     case "contact.connection.connected":
 *       return event.data.contact.id;
 *     default:
 *       return event.type;
 *   }
 * };
 * console.log(describe(parseEvent(await request.arrayBuffer())));
 * ```
 */
export type ChatBrickEvent =
  | ConnectedEvent
  | ChangedEvent
  | DisconnectedEvent
  | StoreCreatedEvent
  | StoreUpdatedEvent
  | StoreDeactivatedEvent
  | AccountCreatedEvent
  | AccountDeactivatedEvent;

/**
 * The event of a type: `EventOf<"store.updated">` is `StoreUpdatedEvent`.
 *
 * @example
 * ```ts
 * import { type EventOf, parseEvent } from "chatbrick-events";
 *
 * const describe = ({ data }: EventOf<"account.deactivated">) => data.account.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "account.deactivated" ? describe(event) : event.type);
 * ```
 */
export type EventOf<T extends EventType> = Extract<ChatBrickEvent, { type: T }>;

/**
 * `contact.connection.connected`: a contact without a connection connected to a store, to a staff member, or
 * to both.
 *
 * @example
 * ```ts
 * import { type ConnectedEvent, parseEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: ConnectedEvent) => `${type}: ${data.contact.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event) : event.type);
 * ```
 */
export interface ConnectedEvent {
  /** The type of the event; always `contact.connection.connected`. */
  type: "contact.connection.connected";
  /** The event data. */
  data: ConnectedData;
}

/** The fields of all data of `contact.connection.connected`. */
interface ConnectedDataBase {
  /** The contact that connected. */
  contact: Contact;
  /** The LINE users that belong to the contact; usually one. */
  lineUsers: LineUser[];
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: Timestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: TimestampsMs;
}

/**
 * `ConnectedData` to a store only: `connectedStaff` is null.
 *
 * @example
 * ```ts
 * import { type ConnectedToStore, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ConnectedToStore) => Object.keys(data.connectedStore);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" && event.data.connectedStaff === null ? describe(event.data) : event.type);
 * ```
 */
export interface ConnectedToStore extends ConnectedDataBase {
  /** The store that the contact is connected to. */
  connectedStore: Store;
  /** Always null. */
  connectedStaff: null;
}

/**
 * `ConnectedData` to a staff member only: `connectedStore` is null.
 *
 * @example
 * ```ts
 * import { type ConnectedToStaff, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ConnectedToStaff) => Object.keys(data.connectedStaff);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" && event.data.connectedStore === null ? describe(event.data) : event.type);
 * ```
 */
export interface ConnectedToStaff extends ConnectedDataBase {
  /** Always null. */
  connectedStore: null;
  /** The staff member that the contact is connected to. */
  connectedStaff: Account;
}

/**
 * `ConnectedData` to a store and to a staff member: neither is null.
 *
 * @example
 * ```ts
 * import { type ConnectedToStoreAndStaff, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ConnectedToStoreAndStaff) => Object.keys(data.connectedStaff);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" && event.data.connectedStore !== null && event.data.connectedStaff !== null ? describe(event.data) : event.type);
 * ```
 */
export interface ConnectedToStoreAndStaff extends ConnectedDataBase {
  /** The store that the contact is connected to. */
  connectedStore: Store;
  /** The staff member that the contact is connected to. */
  connectedStaff: Account;
}

/**
 * The data of `contact.connection.connected`. At least one of `connectedStore` and `connectedStaff` is set;
 * TypeScript narrows the other if one is null.
 *
 * @example
 * ```ts
 * import { type ConnectedData, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ConnectedData) => Object.keys(data.connectedStore === null ? data.connectedStaff : data.connectedStore);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data) : event.type);
 * ```
 */
export type ConnectedData = ConnectedToStore | ConnectedToStaff | ConnectedToStoreAndStaff;

/**
 * `contact.connection.changed`: a contact with a connection connected to another store or staff member.
 *
 * @example
 * ```ts
 * import { type ChangedEvent, parseEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: ChangedEvent) => `${type}: ${data.contact.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" ? describe(event) : event.type);
 * ```
 */
export interface ChangedEvent {
  /** The type of the event; always `contact.connection.changed`. */
  type: "contact.connection.changed";
  /** The event data. */
  data: ChangedData;
}

/** The fields of all data of `contact.connection.changed`. */
interface ChangedDataBase {
  /** The contact whose connection changed. */
  contact: Contact;
  /** The LINE users that belong to the contact; usually one. */
  lineUsers: LineUser[];
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: ChangedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: ChangedTimestampsMs;
}

/**
 * `ChangedData` to a store only: `connectedStaff` is null.
 *
 * @example
 * ```ts
 * import { type ChangedToStore, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ChangedToStore) => Object.keys(data.connectedStore);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" && event.data.connectedStaff === null ? describe(event.data) : event.type);
 * ```
 */
export interface ChangedToStore extends ChangedDataBase {
  /** The store that the contact is now connected to. */
  connectedStore: Store;
  /** Always null. */
  connectedStaff: null;
}

/**
 * `ChangedData` to a staff member only: `connectedStore` is null.
 *
 * @example
 * ```ts
 * import { type ChangedToStaff, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ChangedToStaff) => Object.keys(data.connectedStaff);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" && event.data.connectedStore === null ? describe(event.data) : event.type);
 * ```
 */
export interface ChangedToStaff extends ChangedDataBase {
  /** Always null. */
  connectedStore: null;
  /** The staff member that the contact is now connected to. */
  connectedStaff: Account;
}

/**
 * `ChangedData` to a store and to a staff member: neither is null.
 *
 * @example
 * ```ts
 * import { type ChangedToStoreAndStaff, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ChangedToStoreAndStaff) => Object.keys(data.connectedStaff);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" && event.data.connectedStore !== null && event.data.connectedStaff !== null ? describe(event.data) : event.type);
 * ```
 */
export interface ChangedToStoreAndStaff extends ChangedDataBase {
  /** The store that the contact is now connected to. */
  connectedStore: Store;
  /** The staff member that the contact is now connected to. */
  connectedStaff: Account;
}

/**
 * The data of `contact.connection.changed`. At least one of `connectedStore` and `connectedStaff` is set;
 * TypeScript narrows the other if one is null.
 *
 * @example
 * ```ts
 * import { type ChangedData, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: ChangedData) => Object.keys(data.connectedStore === null ? data.connectedStaff : data.connectedStore);
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" ? describe(event.data) : event.type);
 * ```
 */
export type ChangedData = ChangedToStore | ChangedToStaff | ChangedToStoreAndStaff;

/**
 * `contact.connection.disconnected`: a contact disconnected. The event does not say from which store or staff
 * member; only a receiver that stored the connection knows.
 *
 * @example
 * ```ts
 * import { type DisconnectedEvent, parseEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: DisconnectedEvent) => `${type}: ${data.contact.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.disconnected" ? describe(event) : event.type);
 * ```
 */
export interface DisconnectedEvent {
  /** The type of the event; always `contact.connection.disconnected`. */
  type: "contact.connection.disconnected";
  /** The event data. */
  data: DisconnectedData;
}

/**
 * The data of `contact.connection.disconnected`.
 *
 * @example
 * ```ts
 * import { type DisconnectedData, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: DisconnectedData) => data.contact.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.disconnected" ? describe(event.data) : event.type);
 * ```
 */
export interface DisconnectedData {
  /** The contact that disconnected. */
  contact: Contact;
  /** The LINE users that belong to the contact; usually one. */
  lineUsers: LineUser[];
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: DisconnectedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: DisconnectedTimestampsMs;
}

/**
 * `store.created`: a store was created.
 *
 * @example
 * ```ts
 * import { parseEvent, type StoreCreatedEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: StoreCreatedEvent) => `${type}: ${data.store.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.created" ? describe(event) : event.type);
 * ```
 */
export interface StoreCreatedEvent {
  /** The type of the event; always `store.created`. */
  type: "store.created";
  /** The event data. */
  data: StoreCreatedData;
}

/**
 * The data of `store.created`.
 *
 * @example
 * ```ts
 * import { parseEvent, type StoreCreatedData } from "chatbrick-events";
 *
 * const describe = (data: StoreCreatedData) => data.store.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.created" ? describe(event.data) : event.type);
 * ```
 */
export interface StoreCreatedData {
  /** The store that was created. */
  store: Store;
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: CreatedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: CreatedTimestampsMs;
}

/**
 * `store.updated`: a store was updated.
 *
 * @example
 * ```ts
 * import { parseEvent, type StoreUpdatedEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: StoreUpdatedEvent) => `${type}: ${data.store.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.updated" ? describe(event) : event.type);
 * ```
 */
export interface StoreUpdatedEvent {
  /** The type of the event; always `store.updated`. */
  type: "store.updated";
  /** The event data. */
  data: StoreUpdatedData;
}

/**
 * The data of `store.updated`.
 *
 * @example
 * ```ts
 * import { parseEvent, type StoreUpdatedData } from "chatbrick-events";
 *
 * const describe = (data: StoreUpdatedData) => data.store.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.updated" ? describe(event.data) : event.type);
 * ```
 */
export interface StoreUpdatedData {
  /** The updated store. */
  store: Store;
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: UpdatedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: UpdatedTimestampsMs;
}

/**
 * `store.deactivated`: a store was deactivated.
 *
 * @example
 * ```ts
 * import { parseEvent, type StoreDeactivatedEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: StoreDeactivatedEvent) => `${type}: ${data.store.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.deactivated" ? describe(event) : event.type);
 * ```
 */
export interface StoreDeactivatedEvent {
  /** The type of the event; always `store.deactivated`. */
  type: "store.deactivated";
  /** The event data. */
  data: StoreDeactivatedData;
}

/**
 * The data of `store.deactivated`.
 *
 * @example
 * ```ts
 * import { parseEvent, type StoreDeactivatedData } from "chatbrick-events";
 *
 * const describe = (data: StoreDeactivatedData) => data.store.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.deactivated" ? describe(event.data) : event.type);
 * ```
 */
export interface StoreDeactivatedData {
  /** The latest data of the store. */
  store: Store;
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: DeactivatedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: DeactivatedTimestampsMs;
}

/**
 * `account.created`: the account of a staff member was created.
 *
 * @example
 * ```ts
 * import { type AccountCreatedEvent, parseEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: AccountCreatedEvent) => `${type}: ${data.account.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "account.created" ? describe(event) : event.type);
 * ```
 */
export interface AccountCreatedEvent {
  /** The type of the event; always `account.created`. */
  type: "account.created";
  /** The event data. */
  data: AccountCreatedData;
}

/**
 * The data of `account.created`.
 *
 * @example
 * ```ts
 * import { type AccountCreatedData, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: AccountCreatedData) => data.account.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "account.created" ? describe(event.data) : event.type);
 * ```
 */
export interface AccountCreatedData {
  /** The account that was created. */
  account: Account;
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: CreatedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: CreatedTimestampsMs;
}

/**
 * `account.deactivated`: the account of a staff member was deactivated.
 *
 * @example
 * ```ts
 * import { type AccountDeactivatedEvent, parseEvent } from "chatbrick-events";
 *
 * const describe = ({ type, data }: AccountDeactivatedEvent) => `${type}: ${data.account.id}`;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "account.deactivated" ? describe(event) : event.type);
 * ```
 */
export interface AccountDeactivatedEvent {
  /** The type of the event; always `account.deactivated`. */
  type: "account.deactivated";
  /** The event data. */
  data: AccountDeactivatedData;
}

/**
 * The data of `account.deactivated`.
 *
 * @example
 * ```ts
 * import { type AccountDeactivatedData, parseEvent } from "chatbrick-events";
 *
 * const describe = (data: AccountDeactivatedData) => data.account.id;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "account.deactivated" ? describe(event.data) : event.type);
 * ```
 */
export interface AccountDeactivatedData {
  /** The latest data of the account. */
  account: Account;
  /** The times of the event, as RFC 3339 date-times. */
  timestamps: DeactivatedTimestamps;
  /** The times of the event, in milliseconds since 1970-01-01T00:00:00Z. */
  timestampsMs: DeactivatedTimestampsMs;
}

/**
 * A contact.
 *
 * @example
 * ```ts
 * import { type Contact, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: Contact) => value.name;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data.contact) : event.type);
 * ```
 */
export interface Contact {
  /** The contact's id in ChatBrick; never empty. */
  id: string;
  /** The contact's name. */
  name: string;
  /** The URL of the contact's picture. Download the picture and serve it yourself; do not embed the URL. */
  avatar: string | null;
}

/**
 * A LINE user.
 *
 * @example
 * ```ts
 * import { type LineUser, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: LineUser | null | undefined) => value?.name ?? "none";
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data.lineUsers[0]) : event.type);
 * ```
 */
export interface LineUser {
  /** The LINE user's id in ChatBrick; never empty. */
  id: string;
  /** The LINE user's name; it can differ from the contact's. */
  name: string;
  /** The LINE user id, which is unique within a LINE provider. */
  lineUid: string;
  /** The id of the LINE provider. A string, because a number can lose digits. */
  lineProviderId: string;
  /** The URL of the LINE user's picture. It may have expired; prefer the contact's avatar. */
  profilePictureUrl: string | null;
}

/**
 * A store.
 *
 * @example
 * ```ts
 * import { parseEvent, type Store } from "chatbrick-events";
 *
 * const describe = (value: Store | null | undefined) => value?.name ?? "none";
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data.connectedStore) : event.type);
 * ```
 */
export interface Store {
  /** The store's permanent id in ChatBrick; never empty. */
  id: string;
  /** The store's name. */
  name: string;
  /** The URL of the store's logo. Download the picture and serve it yourself; do not embed the URL. */
  logo: string | null;
  /** The id in the brand's own system, as the brand configured it. */
  externalId: string | null;
}

/**
 * The account of a staff member.
 *
 * @example
 * ```ts
 * import { type Account, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: Account | null | undefined) => value?.name ?? "none";
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data.connectedStaff) : event.type);
 * ```
 */
export interface Account {
  /** The account's permanent id in ChatBrick; never empty. */
  id: string;
  /**
   * The id of the account's primary store; null if it has none, such as the account of a brand manager. It
   * can differ from the store that the contact is connected to.
   */
  storeId: string | null;
  /** The name for internal use. Never show it to the public; show `displayName` instead. */
  name: string;
  /** The name to show to the public. */
  displayName: string;
  /** The employee's id in the brand's HR system, as configured. */
  employeeId: string | null;
  /** The URL of the account's picture. Download the picture and serve it yourself; do not embed the URL. */
  avatar: string | null;
}

/**
 * `connectedAt` and `initConnectedAt` as RFC 3339 date-times, as the sender wrote them.
 *
 * @example
 * ```ts
 * import { parseEvent, type Timestamps } from "chatbrick-events";
 *
 * const describe = (value: Timestamps) => value.connectedAt;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data.timestamps) : event.type);
 * ```
 */
export interface Timestamps {
  /** When the contact connected. The same as `initConnectedAt` at the first connection. */
  connectedAt: string;
  /** When the contact connected for the first time. */
  initConnectedAt: string;
}

/**
 * `connectedAt` and `initConnectedAt` in milliseconds since 1970-01-01T00:00:00Z, within the range of a
 * JavaScript `Date`.
 *
 * @example
 * ```ts
 * import { parseEvent, type TimestampsMs } from "chatbrick-events";
 *
 * const describe = (value: TimestampsMs) => new Date(value.connectedAt).toISOString();
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.connected" ? describe(event.data.timestampsMs) : event.type);
 * ```
 */
export interface TimestampsMs {
  /** When the contact connected. The same as `initConnectedAt` at the first connection. */
  connectedAt: number;
  /** When the contact connected for the first time. */
  initConnectedAt: number;
}

/**
 * `changedAt` and `initConnectedAt` as RFC 3339 date-times, as the sender wrote them.
 *
 * @example
 * ```ts
 * import { type ChangedTimestamps, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: ChangedTimestamps) => value.changedAt;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" ? describe(event.data.timestamps) : event.type);
 * ```
 */
export interface ChangedTimestamps {
  /** When the connection changed. */
  changedAt: string;
  /** When the contact connected for the first time. */
  initConnectedAt: string;
}

/**
 * `changedAt` and `initConnectedAt` in milliseconds since 1970-01-01T00:00:00Z, within the range of a
 * JavaScript `Date`.
 *
 * @example
 * ```ts
 * import { type ChangedTimestampsMs, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: ChangedTimestampsMs) => new Date(value.changedAt).toISOString();
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.changed" ? describe(event.data.timestampsMs) : event.type);
 * ```
 */
export interface ChangedTimestampsMs {
  /** When the connection changed. */
  changedAt: number;
  /** When the contact connected for the first time. */
  initConnectedAt: number;
}

/**
 * `disconnectedAt` and `initConnectedAt` as RFC 3339 date-times, as the sender wrote them.
 *
 * @example
 * ```ts
 * import { type DisconnectedTimestamps, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: DisconnectedTimestamps) => value.disconnectedAt;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.disconnected" ? describe(event.data.timestamps) : event.type);
 * ```
 */
export interface DisconnectedTimestamps {
  /** When the contact disconnected. */
  disconnectedAt: string;
  /** When the contact connected for the first time. */
  initConnectedAt: string;
}

/**
 * `disconnectedAt` and `initConnectedAt` in milliseconds since 1970-01-01T00:00:00Z, within the range of a
 * JavaScript `Date`.
 *
 * @example
 * ```ts
 * import { type DisconnectedTimestampsMs, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: DisconnectedTimestampsMs) => new Date(value.disconnectedAt).toISOString();
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "contact.connection.disconnected" ? describe(event.data.timestampsMs) : event.type);
 * ```
 */
export interface DisconnectedTimestampsMs {
  /** When the contact disconnected. */
  disconnectedAt: number;
  /** When the contact connected for the first time. */
  initConnectedAt: number;
}

/**
 * `createdAt` as RFC 3339 date-times, as the sender wrote them.
 *
 * @example
 * ```ts
 * import { type CreatedTimestamps, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: CreatedTimestamps) => value.createdAt;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.created" ? describe(event.data.timestamps) : event.type);
 * ```
 */
export interface CreatedTimestamps {
  /** When it was created. */
  createdAt: string;
}

/**
 * `createdAt` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
 *
 * @example
 * ```ts
 * import { type CreatedTimestampsMs, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: CreatedTimestampsMs) => new Date(value.createdAt).toISOString();
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.created" ? describe(event.data.timestampsMs) : event.type);
 * ```
 */
export interface CreatedTimestampsMs {
  /** When it was created. */
  createdAt: number;
}

/**
 * `updatedAt` as RFC 3339 date-times, as the sender wrote them.
 *
 * @example
 * ```ts
 * import { parseEvent, type UpdatedTimestamps } from "chatbrick-events";
 *
 * const describe = (value: UpdatedTimestamps) => value.updatedAt;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.updated" ? describe(event.data.timestamps) : event.type);
 * ```
 */
export interface UpdatedTimestamps {
  /** When it was updated. */
  updatedAt: string;
}

/**
 * `updatedAt` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
 *
 * @example
 * ```ts
 * import { parseEvent, type UpdatedTimestampsMs } from "chatbrick-events";
 *
 * const describe = (value: UpdatedTimestampsMs) => new Date(value.updatedAt).toISOString();
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.updated" ? describe(event.data.timestampsMs) : event.type);
 * ```
 */
export interface UpdatedTimestampsMs {
  /** When it was updated. */
  updatedAt: number;
}

/**
 * `deactivatedAt` as RFC 3339 date-times, as the sender wrote them.
 *
 * @example
 * ```ts
 * import { type DeactivatedTimestamps, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: DeactivatedTimestamps) => value.deactivatedAt;
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.deactivated" ? describe(event.data.timestamps) : event.type);
 * ```
 */
export interface DeactivatedTimestamps {
  /** When it was deactivated. */
  deactivatedAt: string;
}

/**
 * `deactivatedAt` in milliseconds since 1970-01-01T00:00:00Z, within the range of a JavaScript `Date`.
 *
 * @example
 * ```ts
 * import { type DeactivatedTimestampsMs, parseEvent } from "chatbrick-events";
 *
 * const describe = (value: DeactivatedTimestampsMs) => new Date(value.deactivatedAt).toISOString();
 * const event = parseEvent(await request.arrayBuffer());
 * console.log(event.type === "store.deactivated" ? describe(event.data.timestampsMs) : event.type);
 * ```
 */
export interface DeactivatedTimestampsMs {
  /** When it was deactivated. */
  deactivatedAt: number;
}
