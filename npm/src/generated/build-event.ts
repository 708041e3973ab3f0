// Generated from model/src/events.rs by `npm run generate`. Do not edit.

import { filledArray } from "../filled-array.js";
import type {
  Account,
  AccountCreatedEvent,
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
  DisconnectedEvent,
  DisconnectedTimestamps,
  DisconnectedTimestampsMs,
  LineUser,
  Store,
  StoreCreatedEvent,
  StoreDeactivatedEvent,
  StoreUpdatedEvent,
  Timestamps,
  TimestampsMs,
  UpdatedTimestamps,
  UpdatedTimestampsMs,
} from "./events.js";
import { ENTRIES, EVENT_INDEX, IN_SOURCE, NUMBERS, SLOTS } from "./layout.js";

/**
 * Reads a text outside of the ASCII area. Returns null if the text is absent.
 *
 * The code for texts in the ASCII area is repeated for each field, since V8 does not inline a function that often.
 */
function textSlowPath(memory: Int32Array, slot: number, utf16: string, source: string): string | null {
  const begin = memory[slot] as number;
  if (begin === 0) return null;
  const area = memory[slot + 1] === IN_SOURCE ? source : utf16;
  return area.slice(~begin, memory[slot + 2]);
}

/** Reads a signed 64-bit number, low half first. */
const millis = (memory: Int32Array, index: number): number =>
  (memory[index + 1] as number) * 0x100000000 + ((memory[index] as number) >>> 0);

function buildContact(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): Contact {
  const idBegin = memory[slots] as number;
  const nameBegin = memory[slots + 3] as number;
  const avatarBegin = memory[slots + 6] as number;
  return {
    id:
      idBegin > 0
        ? ascii.slice(idBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    name:
      nameBegin > 0
        ? ascii.slice(nameBegin, memory[slots + 5])
        : (textSlowPath(memory, slots + 3, utf16, source) as string),
    avatar:
      avatarBegin > 0
        ? ascii.slice(avatarBegin, memory[slots + 8])
        : textSlowPath(memory, slots + 6, utf16, source),
  };
}

function buildLineUser(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): LineUser {
  const idBegin = memory[slots] as number;
  const nameBegin = memory[slots + 3] as number;
  const lineUidBegin = memory[slots + 6] as number;
  const lineProviderIdBegin = memory[slots + 9] as number;
  const profilePictureUrlBegin = memory[slots + 12] as number;
  return {
    id:
      idBegin > 0
        ? ascii.slice(idBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    name:
      nameBegin > 0
        ? ascii.slice(nameBegin, memory[slots + 5])
        : (textSlowPath(memory, slots + 3, utf16, source) as string),
    lineUid:
      lineUidBegin > 0
        ? ascii.slice(lineUidBegin, memory[slots + 8])
        : (textSlowPath(memory, slots + 6, utf16, source) as string),
    lineProviderId:
      lineProviderIdBegin > 0
        ? ascii.slice(lineProviderIdBegin, memory[slots + 11])
        : (textSlowPath(memory, slots + 9, utf16, source) as string),
    profilePictureUrl:
      profilePictureUrlBegin > 0
        ? ascii.slice(profilePictureUrlBegin, memory[slots + 14])
        : textSlowPath(memory, slots + 12, utf16, source),
  };
}

function buildStore(memory: Int32Array, slots: number, ascii: string, utf16: string, source: string): Store {
  const idBegin = memory[slots] as number;
  const nameBegin = memory[slots + 3] as number;
  const logoBegin = memory[slots + 6] as number;
  const externalIdBegin = memory[slots + 9] as number;
  return {
    id:
      idBegin > 0
        ? ascii.slice(idBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    name:
      nameBegin > 0
        ? ascii.slice(nameBegin, memory[slots + 5])
        : (textSlowPath(memory, slots + 3, utf16, source) as string),
    logo:
      logoBegin > 0
        ? ascii.slice(logoBegin, memory[slots + 8])
        : textSlowPath(memory, slots + 6, utf16, source),
    externalId:
      externalIdBegin > 0
        ? ascii.slice(externalIdBegin, memory[slots + 11])
        : textSlowPath(memory, slots + 9, utf16, source),
  };
}

function buildAccount(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): Account {
  const idBegin = memory[slots] as number;
  const storeIdBegin = memory[slots + 3] as number;
  const nameBegin = memory[slots + 6] as number;
  const displayNameBegin = memory[slots + 9] as number;
  const employeeIdBegin = memory[slots + 12] as number;
  const avatarBegin = memory[slots + 15] as number;
  return {
    id:
      idBegin > 0
        ? ascii.slice(idBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    storeId:
      storeIdBegin > 0
        ? ascii.slice(storeIdBegin, memory[slots + 5])
        : textSlowPath(memory, slots + 3, utf16, source),
    name:
      nameBegin > 0
        ? ascii.slice(nameBegin, memory[slots + 8])
        : (textSlowPath(memory, slots + 6, utf16, source) as string),
    displayName:
      displayNameBegin > 0
        ? ascii.slice(displayNameBegin, memory[slots + 11])
        : (textSlowPath(memory, slots + 9, utf16, source) as string),
    employeeId:
      employeeIdBegin > 0
        ? ascii.slice(employeeIdBegin, memory[slots + 14])
        : textSlowPath(memory, slots + 12, utf16, source),
    avatar:
      avatarBegin > 0
        ? ascii.slice(avatarBegin, memory[slots + 17])
        : textSlowPath(memory, slots + 15, utf16, source),
  };
}

function buildTimestamps(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): Timestamps {
  const connectedAtBegin = memory[slots] as number;
  const initConnectedAtBegin = memory[slots + 3] as number;
  return {
    connectedAt:
      connectedAtBegin > 0
        ? ascii.slice(connectedAtBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    initConnectedAt:
      initConnectedAtBegin > 0
        ? ascii.slice(initConnectedAtBegin, memory[slots + 5])
        : (textSlowPath(memory, slots + 3, utf16, source) as string),
  };
}

function buildTimestampsMs(memory: Int32Array, numbers: number): TimestampsMs {
  return {
    connectedAt: millis(memory, numbers),
    initConnectedAt: millis(memory, numbers + 2),
  };
}

function buildChangedTimestamps(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): ChangedTimestamps {
  const changedAtBegin = memory[slots] as number;
  const initConnectedAtBegin = memory[slots + 3] as number;
  return {
    changedAt:
      changedAtBegin > 0
        ? ascii.slice(changedAtBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    initConnectedAt:
      initConnectedAtBegin > 0
        ? ascii.slice(initConnectedAtBegin, memory[slots + 5])
        : (textSlowPath(memory, slots + 3, utf16, source) as string),
  };
}

function buildChangedTimestampsMs(memory: Int32Array, numbers: number): ChangedTimestampsMs {
  return {
    changedAt: millis(memory, numbers),
    initConnectedAt: millis(memory, numbers + 2),
  };
}

function buildDisconnectedTimestamps(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): DisconnectedTimestamps {
  const disconnectedAtBegin = memory[slots] as number;
  const initConnectedAtBegin = memory[slots + 3] as number;
  return {
    disconnectedAt:
      disconnectedAtBegin > 0
        ? ascii.slice(disconnectedAtBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
    initConnectedAt:
      initConnectedAtBegin > 0
        ? ascii.slice(initConnectedAtBegin, memory[slots + 5])
        : (textSlowPath(memory, slots + 3, utf16, source) as string),
  };
}

function buildDisconnectedTimestampsMs(memory: Int32Array, numbers: number): DisconnectedTimestampsMs {
  return {
    disconnectedAt: millis(memory, numbers),
    initConnectedAt: millis(memory, numbers + 2),
  };
}

function buildCreatedTimestamps(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): CreatedTimestamps {
  const createdAtBegin = memory[slots] as number;
  return {
    createdAt:
      createdAtBegin > 0
        ? ascii.slice(createdAtBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
  };
}

function buildCreatedTimestampsMs(memory: Int32Array, numbers: number): CreatedTimestampsMs {
  return {
    createdAt: millis(memory, numbers),
  };
}

function buildUpdatedTimestamps(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): UpdatedTimestamps {
  const updatedAtBegin = memory[slots] as number;
  return {
    updatedAt:
      updatedAtBegin > 0
        ? ascii.slice(updatedAtBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
  };
}

function buildUpdatedTimestampsMs(memory: Int32Array, numbers: number): UpdatedTimestampsMs {
  return {
    updatedAt: millis(memory, numbers),
  };
}

function buildDeactivatedTimestamps(
  memory: Int32Array,
  slots: number,
  ascii: string,
  utf16: string,
  source: string,
): DeactivatedTimestamps {
  const deactivatedAtBegin = memory[slots] as number;
  return {
    deactivatedAt:
      deactivatedAtBegin > 0
        ? ascii.slice(deactivatedAtBegin, memory[slots + 2])
        : (textSlowPath(memory, slots, utf16, source) as string),
  };
}

function buildDeactivatedTimestampsMs(memory: Int32Array, numbers: number): DeactivatedTimestampsMs {
  return {
    deactivatedAt: millis(memory, numbers),
  };
}

function buildLineUserEntries(memory: Int32Array, output: number, ascii: string, utf16: string, source: string): LineUser[] {
  const slots = (memory[output + ENTRIES] as number) >>> 2;
  const count = (memory[output + ENTRIES + 1] as number) / 5;
  // Most lists have one entry.
  if (count === 1) return [buildLineUser(memory, slots, ascii, utf16, source)];
  const entries = filledArray(count) as LineUser[];
  for (let index = 0; index < count; index += 1) {
    entries[index] = buildLineUser(memory, slots + 15 * index, ascii, utf16, source);
  }
  return entries;
}

/** Builds a valid `contact.connection.connected` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildConnectedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): ConnectedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "contact.connection.connected",
    data: {
      contact: buildContact(memory, slots + 24, ascii, utf16, source),
      lineUsers: buildLineUserEntries(memory, output, ascii, utf16, source),
      connectedStore: memory[slots + 12] === 0 ? null : buildStore(memory, slots + 48, ascii, utf16, source),
      connectedStaff:
        memory[slots + 15] === 0
          ? null
          : buildAccount(memory, slots + 60, ascii, utf16, source),
      timestamps: buildTimestamps(memory, slots + 78, ascii, utf16, source),
      timestampsMs: buildTimestampsMs(memory, numbers + 56),
    } as ConnectedData,
  };
}

/** Builds a valid `contact.connection.changed` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildChangedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): ChangedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "contact.connection.changed",
    data: {
      contact: buildContact(memory, slots + 24, ascii, utf16, source),
      lineUsers: buildLineUserEntries(memory, output, ascii, utf16, source),
      connectedStore: memory[slots + 12] === 0 ? null : buildStore(memory, slots + 48, ascii, utf16, source),
      connectedStaff:
        memory[slots + 15] === 0
          ? null
          : buildAccount(memory, slots + 60, ascii, utf16, source),
      timestamps: buildChangedTimestamps(memory, slots + 78, ascii, utf16, source),
      timestampsMs: buildChangedTimestampsMs(memory, numbers + 56),
    } as ChangedData,
  };
}

/** Builds a valid `contact.connection.disconnected` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildDisconnectedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): DisconnectedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "contact.connection.disconnected",
    data: {
      contact: buildContact(memory, slots + 18, ascii, utf16, source),
      lineUsers: buildLineUserEntries(memory, output, ascii, utf16, source),
      timestamps: buildDisconnectedTimestamps(memory, slots + 42, ascii, utf16, source),
      timestampsMs: buildDisconnectedTimestampsMs(memory, numbers + 32),
    },
  };
}

/** Builds a valid `store.created` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildStoreCreatedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): StoreCreatedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "store.created",
    data: {
      store: buildStore(memory, slots + 15, ascii, utf16, source),
      timestamps: buildCreatedTimestamps(memory, slots + 27, ascii, utf16, source),
      timestampsMs: buildCreatedTimestampsMs(memory, numbers + 20),
    },
  };
}

/** Builds a valid `store.updated` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildStoreUpdatedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): StoreUpdatedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "store.updated",
    data: {
      store: buildStore(memory, slots + 15, ascii, utf16, source),
      timestamps: buildUpdatedTimestamps(memory, slots + 27, ascii, utf16, source),
      timestampsMs: buildUpdatedTimestampsMs(memory, numbers + 20),
    },
  };
}

/** Builds a valid `store.deactivated` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildStoreDeactivatedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): StoreDeactivatedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "store.deactivated",
    data: {
      store: buildStore(memory, slots + 15, ascii, utf16, source),
      timestamps: buildDeactivatedTimestamps(memory, slots + 27, ascii, utf16, source),
      timestampsMs: buildDeactivatedTimestampsMs(memory, numbers + 20),
    },
  };
}

/** Builds a valid `account.created` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildAccountCreatedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): AccountCreatedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "account.created",
    data: {
      account: buildAccount(memory, slots + 15, ascii, utf16, source),
      timestamps: buildCreatedTimestamps(memory, slots + 33, ascii, utf16, source),
      timestampsMs: buildCreatedTimestampsMs(memory, numbers + 24),
    },
  };
}

/** Builds a valid `account.deactivated` from the output of the module; see {@link buildChatBrickEvent}. */
export function buildAccountDeactivatedEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): AccountDeactivatedEvent {
  const slots = (memory[output + SLOTS] as number) >>> 2;
  const numbers = (memory[output + NUMBERS] as number) >>> 2;
  return {
    type: "account.deactivated",
    data: {
      account: buildAccount(memory, slots + 15, ascii, utf16, source),
      timestamps: buildDeactivatedTimestamps(memory, slots + 33, ascii, utf16, source),
      timestampsMs: buildDeactivatedTimestampsMs(memory, numbers + 24),
    },
  };
}

/**
 * Builds the event of the last validation, if the payload was valid.
 *
 * @param memory - the memory of the module
 * @param output - the index of the output in `memory`
 * @param ascii - the ASCII area, or the input
 * @param utf16 - the UTF-16 area
 * @param source - the input if it was a string; otherwise empty
 */
export function buildChatBrickEvent(
  memory: Int32Array,
  output: number,
  ascii: string,
  utf16: string,
  source: string,
): ChatBrickEvent {
  switch (memory[output + EVENT_INDEX]) {
    case 0:
      return buildConnectedEvent(memory, output, ascii, utf16, source);
    case 1:
      return buildChangedEvent(memory, output, ascii, utf16, source);
    case 2:
      return buildDisconnectedEvent(memory, output, ascii, utf16, source);
    case 3:
      return buildStoreCreatedEvent(memory, output, ascii, utf16, source);
    case 4:
      return buildStoreUpdatedEvent(memory, output, ascii, utf16, source);
    case 5:
      return buildStoreDeactivatedEvent(memory, output, ascii, utf16, source);
    case 6:
      return buildAccountCreatedEvent(memory, output, ascii, utf16, source);
    default:
      return buildAccountDeactivatedEvent(memory, output, ascii, utf16, source);
  }
}
