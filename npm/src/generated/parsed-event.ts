// Generated from model/src/events.rs by `npm run generate`. Do not edit.

import { filledArray } from "../filled-array.js";
import {
  fits,
  hasKeys,
  isId,
  isLineProviderId,
  isLineUid,
  isList,
  isNonZeroLength,
  isNumber,
  isObject,
  isSameInstant,
  isString,
  isText,
  isUrl,
  type PlainObject,
  spend,
  toStringTag,
} from "../parsed-value.js";
import type {
  Account,
  AccountCreatedData,
  AccountCreatedEvent,
  AccountDeactivatedData,
  AccountDeactivatedEvent,
  ChangedData,
  ChangedEvent,
  ChangedTimestamps,
  ChangedTimestampsMs,
  ChatBrickEvent,
  ConnectedData,
  ConnectedEvent,
  Contact,
  CreatedTimestamps,
  CreatedTimestampsMs,
  DeactivatedTimestamps,
  DeactivatedTimestampsMs,
  DisconnectedData,
  DisconnectedEvent,
  DisconnectedTimestamps,
  DisconnectedTimestampsMs,
  LineUser,
  Store,
  StoreCreatedData,
  StoreCreatedEvent,
  StoreDeactivatedData,
  StoreDeactivatedEvent,
  StoreUpdatedData,
  StoreUpdatedEvent,
  Timestamps,
  TimestampsMs,
  UpdatedTimestamps,
  UpdatedTimestampsMs,
} from "./events.js";
import {
  ACCOUNT,
  ACCOUNT_CREATED_DATA,
  CHANGED_TIMESTAMPS,
  CONNECTED_DATA,
  CONTACT,
  CREATED_TIMESTAMPS,
  DEACTIVATED_TIMESTAMPS,
  DISCONNECTED_DATA,
  DISCONNECTED_TIMESTAMPS,
  EVENT,
  LINE_USER,
  STORE,
  STORE_CREATED_DATA,
  TIMESTAMPS,
  UPDATED_TIMESTAMPS,
} from "./keys.js";

// Each function returns whether a value is a plain object with exactly the keys of an object of the model. One function
// per list of keys keeps the call sites monomorphic: with a shared function, a payload takes a quarter longer.
const hasEventKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, EVENT);
const hasContactKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, CONTACT);
const hasLineUserKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, LINE_USER);
const hasStoreKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, STORE);
const hasAccountKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, ACCOUNT);
const hasTimestampsKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, TIMESTAMPS);
const hasChangedTimestampsKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, CHANGED_TIMESTAMPS);
const hasDisconnectedTimestampsKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, DISCONNECTED_TIMESTAMPS);
const hasCreatedTimestampsKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, CREATED_TIMESTAMPS);
const hasUpdatedTimestampsKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, UPDATED_TIMESTAMPS);
const hasDeactivatedTimestampsKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, DEACTIVATED_TIMESTAMPS);
const hasConnectedDataKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, CONNECTED_DATA);
const hasDisconnectedDataKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, DISCONNECTED_DATA);
const hasStoreCreatedDataKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, STORE_CREATED_DATA);
const hasAccountCreatedDataKeys = (value: unknown): value is PlainObject =>
  isObject(value) &&
  value.toJSON === undefined &&
  !(toStringTag in value) &&
  hasKeys(value, ACCOUNT_CREATED_DATA);

/** Whether both objects have the same instants, and `connectedAt` is not earlier than another time. */
const isTimestampsValid = (times: Timestamps, millis: TimestampsMs): boolean =>
  isSameInstant(millis.connectedAt, times.connectedAt) &&
  ((millis.connectedAt === millis.initConnectedAt && times.connectedAt === times.initConnectedAt) || isSameInstant(millis.initConnectedAt, times.initConnectedAt)) &&
  millis.connectedAt >= millis.initConnectedAt;

/** Whether both objects have the same instants, and `changedAt` is not earlier than another time. */
const isChangedTimestampsValid = (times: ChangedTimestamps, millis: ChangedTimestampsMs): boolean =>
  isSameInstant(millis.changedAt, times.changedAt) &&
  ((millis.changedAt === millis.initConnectedAt && times.changedAt === times.initConnectedAt) || isSameInstant(millis.initConnectedAt, times.initConnectedAt)) &&
  millis.changedAt >= millis.initConnectedAt;

/** Whether both objects have the same instants, and `disconnectedAt` is not earlier than another time. */
const isDisconnectedTimestampsValid = (times: DisconnectedTimestamps, millis: DisconnectedTimestampsMs): boolean =>
  isSameInstant(millis.disconnectedAt, times.disconnectedAt) &&
  ((millis.disconnectedAt === millis.initConnectedAt && times.disconnectedAt === times.initConnectedAt) || isSameInstant(millis.initConnectedAt, times.initConnectedAt)) &&
  millis.disconnectedAt >= millis.initConnectedAt;

/** Whether both objects have the same instants, and `createdAt` is not earlier than another time. */
const isCreatedTimestampsValid = (times: CreatedTimestamps, millis: CreatedTimestampsMs): boolean =>
  isSameInstant(millis.createdAt, times.createdAt);

/** Whether both objects have the same instants, and `updatedAt` is not earlier than another time. */
const isUpdatedTimestampsValid = (times: UpdatedTimestamps, millis: UpdatedTimestampsMs): boolean =>
  isSameInstant(millis.updatedAt, times.updatedAt);

/** Whether both objects have the same instants, and `deactivatedAt` is not earlier than another time. */
const isDeactivatedTimestampsValid = (times: DeactivatedTimestamps, millis: DeactivatedTimestampsMs): boolean =>
  isSameInstant(millis.deactivatedAt, times.deactivatedAt);

function acceptContact(value: unknown, copies: boolean): Contact | undefined {
  if (!spend(39) || !hasContactKeys(value)) return undefined;
  const id = value["id"];
  const name = value["name"];
  const avatar = value["avatar"];
  if (!(isId(id) && isText(name) && isUrl(avatar))) return undefined;
  return copies ? { id, name, avatar } : (value as unknown as Contact);
}

function acceptLineUser(value: unknown, copies: boolean): LineUser | undefined {
  if (!spend(87) || !hasLineUserKeys(value)) return undefined;
  const id = value["id"];
  const name = value["name"];
  const lineUid = value["lineUid"];
  const lineProviderId = value["lineProviderId"];
  const profilePictureUrl = value["profilePictureUrl"];
  if (!(
    isId(id) &&
    isText(name) &&
    isLineUid(lineUid) &&
    isLineProviderId(lineProviderId) &&
    isUrl(profilePictureUrl)
  )) return undefined;
  return copies ? { id, name, lineUid, lineProviderId, profilePictureUrl } : (value as unknown as LineUser);
}

function acceptStore(value: unknown, copies: boolean): Store | undefined {
  if (!spend(55) || !hasStoreKeys(value)) return undefined;
  const id = value["id"];
  const name = value["name"];
  const logo = value["logo"];
  const externalId = value["externalId"];
  if (!(isId(id) && isText(name) && isUrl(logo) && isText(externalId))) return undefined;
  return copies ? { id, name, logo, externalId } : (value as unknown as Store);
}

function acceptAccount(value: unknown, copies: boolean): Account | undefined {
  if (!spend(91) || !hasAccountKeys(value)) return undefined;
  const id = value["id"];
  const storeId = value["storeId"];
  const name = value["name"];
  const displayName = value["displayName"];
  const employeeId = value["employeeId"];
  const avatar = value["avatar"];
  if (!(
    isId(id) &&
    (storeId === null || isId(storeId)) &&
    isText(name) &&
    isText(displayName) &&
    isText(employeeId) &&
    isUrl(avatar)
  )) return undefined;
  return copies ? { id, storeId, name, displayName, employeeId, avatar } : (value as unknown as Account);
}

function acceptTimestamps(value: unknown): Timestamps | undefined {
  if (!spend(45) || !hasTimestampsKeys(value)) return undefined;
  const connectedAt = value["connectedAt"];
  const initConnectedAt = value["initConnectedAt"];
  if (!(isString(connectedAt) && isString(initConnectedAt))) return undefined;
  return { connectedAt, initConnectedAt };
}

function acceptTimestampsMs(value: unknown): TimestampsMs | undefined {
  if (!spend(71) || !hasTimestampsKeys(value)) return undefined;
  const connectedAt = value["connectedAt"];
  const initConnectedAt = value["initConnectedAt"];
  if (!(isNumber(connectedAt) && isNumber(initConnectedAt))) return undefined;
  return { connectedAt: connectedAt + 0, initConnectedAt: initConnectedAt + 0 };
}

function acceptChangedTimestamps(value: unknown): ChangedTimestamps | undefined {
  if (!spend(43) || !hasChangedTimestampsKeys(value)) return undefined;
  const changedAt = value["changedAt"];
  const initConnectedAt = value["initConnectedAt"];
  if (!(isString(changedAt) && isString(initConnectedAt))) return undefined;
  return { changedAt, initConnectedAt };
}

function acceptChangedTimestampsMs(value: unknown): ChangedTimestampsMs | undefined {
  if (!spend(69) || !hasChangedTimestampsKeys(value)) return undefined;
  const changedAt = value["changedAt"];
  const initConnectedAt = value["initConnectedAt"];
  if (!(isNumber(changedAt) && isNumber(initConnectedAt))) return undefined;
  return { changedAt: changedAt + 0, initConnectedAt: initConnectedAt + 0 };
}

function acceptDisconnectedTimestamps(value: unknown): DisconnectedTimestamps | undefined {
  if (!spend(48) || !hasDisconnectedTimestampsKeys(value)) return undefined;
  const disconnectedAt = value["disconnectedAt"];
  const initConnectedAt = value["initConnectedAt"];
  if (!(isString(disconnectedAt) && isString(initConnectedAt))) return undefined;
  return { disconnectedAt, initConnectedAt };
}

function acceptDisconnectedTimestampsMs(value: unknown): DisconnectedTimestampsMs | undefined {
  if (!spend(74) || !hasDisconnectedTimestampsKeys(value)) return undefined;
  const disconnectedAt = value["disconnectedAt"];
  const initConnectedAt = value["initConnectedAt"];
  if (!(isNumber(disconnectedAt) && isNumber(initConnectedAt))) return undefined;
  return { disconnectedAt: disconnectedAt + 0, initConnectedAt: initConnectedAt + 0 };
}

function acceptCreatedTimestamps(value: unknown): CreatedTimestamps | undefined {
  if (!spend(20) || !hasCreatedTimestampsKeys(value)) return undefined;
  const createdAt = value["createdAt"];
  if (!(isString(createdAt))) return undefined;
  return { createdAt };
}

function acceptCreatedTimestampsMs(value: unknown): CreatedTimestampsMs | undefined {
  if (!spend(33) || !hasCreatedTimestampsKeys(value)) return undefined;
  const createdAt = value["createdAt"];
  if (!(isNumber(createdAt))) return undefined;
  return { createdAt: createdAt + 0 };
}

function acceptUpdatedTimestamps(value: unknown): UpdatedTimestamps | undefined {
  if (!spend(20) || !hasUpdatedTimestampsKeys(value)) return undefined;
  const updatedAt = value["updatedAt"];
  if (!(isString(updatedAt))) return undefined;
  return { updatedAt };
}

function acceptUpdatedTimestampsMs(value: unknown): UpdatedTimestampsMs | undefined {
  if (!spend(33) || !hasUpdatedTimestampsKeys(value)) return undefined;
  const updatedAt = value["updatedAt"];
  if (!(isNumber(updatedAt))) return undefined;
  return { updatedAt: updatedAt + 0 };
}

function acceptDeactivatedTimestamps(value: unknown): DeactivatedTimestamps | undefined {
  if (!spend(24) || !hasDeactivatedTimestampsKeys(value)) return undefined;
  const deactivatedAt = value["deactivatedAt"];
  if (!(isString(deactivatedAt))) return undefined;
  return { deactivatedAt };
}

function acceptDeactivatedTimestampsMs(value: unknown): DeactivatedTimestampsMs | undefined {
  if (!spend(37) || !hasDeactivatedTimestampsKeys(value)) return undefined;
  const deactivatedAt = value["deactivatedAt"];
  if (!(isNumber(deactivatedAt))) return undefined;
  return { deactivatedAt: deactivatedAt + 0 };
}

function acceptLineUserList(value: unknown, copies: boolean): LineUser[] | undefined {
  if (!isList(value)) return undefined;
  const { length } = value;
  // The length of a proxy can be any value.
  if (!isNonZeroLength(length) || !fits(length * 87)) return undefined;
  const entries = copies ? (filledArray(length) as LineUser[]) : undefined;
  for (let index = 0; index < length; index += 1) {
    const entry = acceptLineUser(value[index], copies);
    if (entry === undefined) return undefined;
    if (entries !== undefined) entries[index] = entry;
  }
  return entries ?? (value as LineUser[]);
}

function acceptConnectedData(value: unknown, copies: boolean): ConnectedData | undefined {
  if (!spend(117) || !hasConnectedDataKeys(value)) return undefined;
  let raw: unknown;
  const contact = acceptContact(value["contact"], copies);
  if (contact === undefined) return undefined;
  const lineUsers = acceptLineUserList(value["lineUsers"], copies);
  if (lineUsers === undefined) return undefined;
  raw = value["connectedStore"];
  const connectedStore = raw === null ? null : acceptStore(raw, copies);
  if (connectedStore === undefined) return undefined;
  raw = value["connectedStaff"];
  const connectedStaff = raw === null ? null : acceptAccount(raw, copies);
  if (connectedStaff === undefined) return undefined;
  const timestamps = acceptTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(
    (connectedStore !== null || connectedStaff !== null) &&
    isTimestampsValid(timestamps, timestampsMs)
  )) return undefined;
  return copies ? {
    contact,
    lineUsers,
    connectedStore,
    connectedStaff,
    timestamps,
    timestampsMs,
  } as ConnectedData : (value as unknown as ConnectedData);
}

function acceptChangedData(value: unknown, copies: boolean): ChangedData | undefined {
  if (!spend(117) || !hasConnectedDataKeys(value)) return undefined;
  let raw: unknown;
  const contact = acceptContact(value["contact"], copies);
  if (contact === undefined) return undefined;
  const lineUsers = acceptLineUserList(value["lineUsers"], copies);
  if (lineUsers === undefined) return undefined;
  raw = value["connectedStore"];
  const connectedStore = raw === null ? null : acceptStore(raw, copies);
  if (connectedStore === undefined) return undefined;
  raw = value["connectedStaff"];
  const connectedStaff = raw === null ? null : acceptAccount(raw, copies);
  if (connectedStaff === undefined) return undefined;
  const timestamps = acceptChangedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptChangedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(
    (connectedStore !== null || connectedStaff !== null) &&
    isChangedTimestampsValid(timestamps, timestampsMs)
  )) return undefined;
  return copies ? {
    contact,
    lineUsers,
    connectedStore,
    connectedStaff,
    timestamps,
    timestampsMs,
  } as ChangedData : (value as unknown as ChangedData);
}

function acceptDisconnectedData(value: unknown, copies: boolean): DisconnectedData | undefined {
  if (!spend(73) || !hasDisconnectedDataKeys(value)) return undefined;
  const contact = acceptContact(value["contact"], copies);
  if (contact === undefined) return undefined;
  const lineUsers = acceptLineUserList(value["lineUsers"], copies);
  if (lineUsers === undefined) return undefined;
  const timestamps = acceptDisconnectedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptDisconnectedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(isDisconnectedTimestampsValid(timestamps, timestampsMs))) return undefined;
  return copies ? { contact, lineUsers, timestamps, timestampsMs } : (value as unknown as DisconnectedData);
}

function acceptStoreCreatedData(value: unknown, copies: boolean): StoreCreatedData | undefined {
  if (!spend(54) || !hasStoreCreatedDataKeys(value)) return undefined;
  const store = acceptStore(value["store"], copies);
  if (store === undefined) return undefined;
  const timestamps = acceptCreatedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptCreatedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(isCreatedTimestampsValid(timestamps, timestampsMs))) return undefined;
  return copies ? { store, timestamps, timestampsMs } : (value as unknown as StoreCreatedData);
}

function acceptStoreUpdatedData(value: unknown, copies: boolean): StoreUpdatedData | undefined {
  if (!spend(54) || !hasStoreCreatedDataKeys(value)) return undefined;
  const store = acceptStore(value["store"], copies);
  if (store === undefined) return undefined;
  const timestamps = acceptUpdatedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptUpdatedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(isUpdatedTimestampsValid(timestamps, timestampsMs))) return undefined;
  return copies ? { store, timestamps, timestampsMs } : (value as unknown as StoreUpdatedData);
}

function acceptStoreDeactivatedData(value: unknown, copies: boolean): StoreDeactivatedData | undefined {
  if (!spend(54) || !hasStoreCreatedDataKeys(value)) return undefined;
  const store = acceptStore(value["store"], copies);
  if (store === undefined) return undefined;
  const timestamps = acceptDeactivatedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptDeactivatedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(isDeactivatedTimestampsValid(timestamps, timestampsMs))) return undefined;
  return copies ? { store, timestamps, timestampsMs } : (value as unknown as StoreDeactivatedData);
}

function acceptAccountCreatedData(value: unknown, copies: boolean): AccountCreatedData | undefined {
  if (!spend(56) || !hasAccountCreatedDataKeys(value)) return undefined;
  const account = acceptAccount(value["account"], copies);
  if (account === undefined) return undefined;
  const timestamps = acceptCreatedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptCreatedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(isCreatedTimestampsValid(timestamps, timestampsMs))) return undefined;
  return copies ? { account, timestamps, timestampsMs } : (value as unknown as AccountCreatedData);
}

function acceptAccountDeactivatedData(value: unknown, copies: boolean): AccountDeactivatedData | undefined {
  if (!spend(56) || !hasAccountCreatedDataKeys(value)) return undefined;
  const account = acceptAccount(value["account"], copies);
  if (account === undefined) return undefined;
  const timestamps = acceptDeactivatedTimestamps(value["timestamps"]);
  if (timestamps === undefined) return undefined;
  const timestampsMs = acceptDeactivatedTimestampsMs(value["timestampsMs"]);
  if (timestampsMs === undefined) return undefined;
  if (!(isDeactivatedTimestampsValid(timestamps, timestampsMs))) return undefined;
  return copies ? { account, timestamps, timestampsMs } : (value as unknown as AccountDeactivatedData);
}

/** The same as {@link acceptChatBrickEvent}, for `contact.connection.connected` only. */
export function acceptConnectedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): ConnectedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "contact.connection.connected") return undefined;
  const data = acceptConnectedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `contact.connection.changed` only. */
export function acceptChangedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): ChangedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "contact.connection.changed") return undefined;
  const data = acceptChangedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `contact.connection.disconnected` only. */
export function acceptDisconnectedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): DisconnectedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "contact.connection.disconnected") return undefined;
  const data = acceptDisconnectedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `store.created` only. */
export function acceptStoreCreatedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): StoreCreatedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "store.created") return undefined;
  const data = acceptStoreCreatedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `store.updated` only. */
export function acceptStoreUpdatedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): StoreUpdatedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "store.updated") return undefined;
  const data = acceptStoreUpdatedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `store.deactivated` only. */
export function acceptStoreDeactivatedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): StoreDeactivatedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "store.deactivated") return undefined;
  const data = acceptStoreDeactivatedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `account.created` only. */
export function acceptAccountCreatedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): AccountCreatedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "account.created") return undefined;
  const data = acceptAccountCreatedData(value["data"], copies);
  return data && { type, data };
}

/** The same as {@link acceptChatBrickEvent}, for `account.deactivated` only. */
export function acceptAccountDeactivatedEvent(
  value: unknown,
  _types: number,
  copies: boolean,
): AccountDeactivatedEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  if (type !== "account.deactivated") return undefined;
  const data = acceptAccountDeactivatedData(value["data"], copies);
  return data && { type, data };
}

/**
 * Accepts a parsed value whose payload has no issues; returns `undefined` if the module must validate it. Each getter of the
 * payload runs once, in the order of `JSON.stringify`, and may throw; after `undefined`, `JSON.stringify` runs it again.
 *
 * @param types - a bit for each accepted event type
 * @param copies - whether to copy the nested objects, which an event needs; the verdict alone is faster without
 */
export function acceptChatBrickEvent(
  value: unknown,
  types: number,
  copies: boolean,
): ChatBrickEvent | undefined {
  if (!spend(83) || !hasEventKeys(value)) return undefined;
  const type = value["type"];
  let data: object | undefined;
  switch (type) {
    case "contact.connection.connected":
      if (types & 1) data = acceptConnectedData(value["data"], copies);
      break;
    case "contact.connection.changed":
      if (types & 2) data = acceptChangedData(value["data"], copies);
      break;
    case "contact.connection.disconnected":
      if (types & 4) data = acceptDisconnectedData(value["data"], copies);
      break;
    case "store.created":
      if (types & 8) data = acceptStoreCreatedData(value["data"], copies);
      break;
    case "store.updated":
      if (types & 16) data = acceptStoreUpdatedData(value["data"], copies);
      break;
    case "store.deactivated":
      if (types & 32) data = acceptStoreDeactivatedData(value["data"], copies);
      break;
    case "account.created":
      if (types & 64) data = acceptAccountCreatedData(value["data"], copies);
      break;
    case "account.deactivated":
      if (types & 128) data = acceptAccountDeactivatedData(value["data"], copies);
      break;
  }
  return data && ({ type, data } as ChatBrickEvent);
}
