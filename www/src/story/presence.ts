/** State of a field. */
export type Presence = "set" | "empty" | "null" | "absent" | "repeated" | "unread";

/** Whether a field has no value: it is null or absent. */
export const isMissing = (presence: Presence | undefined): boolean =>
  presence === "null" || presence === "absent";
