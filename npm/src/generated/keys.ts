// Generated from model/src/events.rs by `npm run generate`. Do not edit.

// Objects with the same keys share a list.

export const EVENT = ["type", "data"] as const;
export const CONTACT = ["id", "name", "avatar"] as const;
export const LINE_USER = ["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"] as const;
export const STORE = ["id", "name", "logo", "externalId"] as const;
export const ACCOUNT = ["id", "storeId", "name", "displayName", "employeeId", "avatar"] as const;
export const TIMESTAMPS = ["connectedAt", "initConnectedAt"] as const;
export const CHANGED_TIMESTAMPS = ["changedAt", "initConnectedAt"] as const;
export const DISCONNECTED_TIMESTAMPS = ["disconnectedAt", "initConnectedAt"] as const;
export const CREATED_TIMESTAMPS = ["createdAt"] as const;
export const UPDATED_TIMESTAMPS = ["updatedAt"] as const;
export const DEACTIVATED_TIMESTAMPS = ["deactivatedAt"] as const;
export const CONNECTED_DATA = [
  "contact",
  "lineUsers",
  "connectedStore",
  "connectedStaff",
  "timestamps",
  "timestampsMs",
] as const;
export const DISCONNECTED_DATA = ["contact", "lineUsers", "timestamps", "timestampsMs"] as const;
export const STORE_CREATED_DATA = ["store", "timestamps", "timestampsMs"] as const;
export const ACCOUNT_CREATED_DATA = ["account", "timestamps", "timestampsMs"] as const;

/** The keys by number, for the paths of issues. */
export const KEYS: readonly string[] = [
  EVENT,
  CONTACT,
  LINE_USER,
  STORE,
  ACCOUNT,
  TIMESTAMPS,
  TIMESTAMPS,
  CHANGED_TIMESTAMPS,
  CHANGED_TIMESTAMPS,
  DISCONNECTED_TIMESTAMPS,
  DISCONNECTED_TIMESTAMPS,
  CREATED_TIMESTAMPS,
  CREATED_TIMESTAMPS,
  UPDATED_TIMESTAMPS,
  UPDATED_TIMESTAMPS,
  DEACTIVATED_TIMESTAMPS,
  DEACTIVATED_TIMESTAMPS,
  CONNECTED_DATA,
  CONNECTED_DATA,
  DISCONNECTED_DATA,
  STORE_CREATED_DATA,
  STORE_CREATED_DATA,
  STORE_CREATED_DATA,
  ACCOUNT_CREATED_DATA,
  ACCOUNT_CREATED_DATA,
].flat();
