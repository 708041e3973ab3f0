import type { EventType, IssueCode } from "chatbrick-events";
import accountCreated from "../../../examples/payloads/account-created.json" with { type: "json" };
import accountDeactivated from "../../../examples/payloads/account-deactivated.json" with { type: "json" };
import changed from "../../../examples/payloads/contact-changed.json" with { type: "json" };
import disconnected from "../../../examples/payloads/contact-disconnected.json" with { type: "json" };
import storeAndStaff from "../../../examples/payloads/store-and-staff.json" with { type: "json" };
import storeCreated from "../../../examples/payloads/store-created.json" with { type: "json" };
import storeDeactivated from "../../../examples/payloads/store-deactivated.json" with { type: "json" };
import storeOnly from "../../../examples/payloads/store-only.json" with { type: "json" };
import storeUpdated from "../../../examples/payloads/store-updated.json" with { type: "json" };
import unknownType from "../../../examples/payloads/unknown-type.json" with { type: "json" };
import type { Source } from "../validation/types.ts";

export interface Sample {
  id: string;
  /** Field of a null state, event type, or issue code. */
  name: string;
  source(): Source;
}

const print = (value: unknown): string => JSON.stringify(value, null, 2);
const documented = print(storeAndStaff);
const text = (text: string) => (): Source => ({ text });
/** Returns a source of the documented payload with the first `from` replaced. */
const edited = (from: string | RegExp, to: string) => text(documented.replace(from, () => to));
const encoder = new TextEncoder();

export const DOCUMENTED: Record<"storeAndStaff" | "storeOnly", Sample> = {
  storeAndStaff: { id: "store-and-staff", name: "storeAndStaff", source: text(documented) },
  storeOnly: { id: "store-only", name: "storeOnly", source: text(print(storeOnly)) },
};

/** Documented samples of the other event types. */
const BY_TYPE: Record<Exclude<EventType, "contact.connection.connected">, unknown> = {
  "contact.connection.changed": changed,
  "contact.connection.disconnected": disconnected,
  "store.created": storeCreated,
  "store.updated": storeUpdated,
  "store.deactivated": storeDeactivated,
  "account.created": accountCreated,
  "account.deactivated": accountDeactivated,
};

/** One sample for each other event type. */
export const OTHER_TYPES: readonly Sample[] = Object.entries(BY_TYPE).map(([type, payload]) => ({
  id: type.replaceAll(".", "-"),
  name: type,
  source: text(print(payload)),
}));

/** An event type that is not documented, and a misspelt one. */
export const UNKNOWN_TYPES: readonly (Sample & { name: "unknown" | "misspelt" })[] = [
  { id: "unknown-type", name: "unknown", source: text(print(unknownType)) },
  {
    id: "misspelt-type",
    name: "misspelt",
    source: edited("contact.connection.connected", "contact.connection.conected"),
  },
];

/** Fields of `connected` that may be null. A test compares them with the package. */
export const NULLABLE = [
  "/data/contact/avatar",
  "/data/lineUsers/0/profilePictureUrl",
  "/data/connectedStore",
  "/data/connectedStore/logo",
  "/data/connectedStore/externalId",
  "/data/connectedStaff",
  "/data/connectedStaff/storeId",
  "/data/connectedStaff/employeeId",
  "/data/connectedStaff/avatar",
] as const;

/** `contact.avatar` for `/data/contact/avatar`. */
export const shortName = (pointer: string): string =>
  pointer
    .replace(/^\/data\//, "")
    .replaceAll("/", ".")
    .replace(/\.(\d+|\*)(?=\.|$)/g, "[$1]");

/** Two samples for each field that may be null: with null and without the field. */
export const NULL_STATES: readonly (Sample & { state: "null" | "absent" })[] = NULLABLE.flatMap((pointer) =>
  (["null", "absent"] as const).map((state) => ({
    id: `${state}${pointer.replaceAll("/", "-")}`,
    name: shortName(pointer),
    state,
    source: () => ({ text: print(without(pointer, state)) }),
  })),
);

function without(pointer: string, state: "null" | "absent"): unknown {
  const copy = structuredClone(storeAndStaff) as Record<string, unknown>;
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() as string;
  let parent = copy;
  for (const key of keys) parent = parent[key] as Record<string, unknown>;
  if (state === "null") parent[last] = null;
  else delete parent[last];
  return copy;
}

/** Codes that a text can cause. Only a JavaScript value can be unserializable. */
type TextCode = Exclude<IssueCode, "unreadable_input">;

const BY_CODE: Record<TextCode, () => Source> = {
  null_not_allowed: edited('"name": "康宜恩"', '"name": null'),
  missing_field: edited(/ *"lineUid": .*\n/, ""),
  // LINE omits the picture of a user without one.
  absent_field: edited(/,\n *"profilePictureUrl": .*/, ""),
  undocumented_null: edited('"employeeId": "50001"', '"employeeId": null'),
  no_connection: () => ({
    text: print({
      ...storeAndStaff,
      data: { ...storeAndStaff.data, connectedStore: null, connectedStaff: null },
    }),
  }),
  wrong_type: edited('"1660894172"', "1660894172"),
  unexpected_event_type: edited("contact.connection.connected", "contact.connection.paused"),
  empty_id: edited('"id": "clrq5ca80000lb9c9dnxxfyid"', '"id": ""'),
  invalid_timestamp: edited("2024-06-08T18:18:18.888Z", "2024-06-08 18:18:18"),
  not_an_integer: edited("1717870698888", "1717870698888.5"),
  out_of_range: edited("1717870698888", "1717870698888000000"),
  numeric_string: edited("1717870698888", '"1717870698888"'),
  timestamp_mismatch: edited("1717870698888", "1717899498888"),
  timestamps_out_of_order: () => ({
    text: documented
      .replace("2024-06-08T18:18:18.888Z", "2024-06-07T18:18:18.888Z")
      .replace("1717870698888", "1717784298888"),
  }),
  no_line_users: () => ({
    text: print({ ...storeAndStaff, data: { ...storeAndStaff.data, lineUsers: [] } }),
  }),
  unexpected_format: edited("https://profile.line-scdn.net/", "javascript:"),
  unknown_field: edited('"avatar"', '"nickname": "小康",\n      "avatar"'),
  lone_surrogate: edited('"Mr. Kang"', '"Mr. Kang \\ud83d"'),
  invalid_utf8: brokenBytes,
  invalid_json: text(documented.slice(0, 640)),
  duplicate_key: edited('"timestamps"', '"connectedStaff": null,\n    "timestamps"'),
  too_large: () => ({ text: documented + " ".repeat(1_048_577) }),
  byte_order_mark: () => {
    const source = `\ufeff${documented}`;
    return { text: source, bytes: encoder.encode(source) };
  },
};

/** One sample for each code. */
export const CODES: readonly Sample[] = Object.entries(BY_CODE).map(([code, source]) => ({
  id: code,
  name: code,
  source,
}));

/** The documented payload without one byte of a multi-byte character. */
function brokenBytes(): Source {
  const bytes = encoder.encode(documented);
  const at = encoder.encode(documented.slice(0, documented.indexOf("康宜恩"))).length;
  const broken = new Uint8Array(bytes.length - 1);
  broken.set(bytes.subarray(0, at + 2));
  broken.set(bytes.subarray(at + 3), at + 2);
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(broken), bytes: broken };
}
