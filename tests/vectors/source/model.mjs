// The documented fields in the order of the provider's page, and the properties of the codes that the vectors need. Written by
// hand from the rules, independent of the implementation.

const times = { connectedAt: null, initConnectedAt: null };

/** The fields: `null` is a leaf, an array contains the model of its entries. */
export const MODEL = {
  type: null,
  data: {
    contact: { id: null, name: null, avatar: null },
    lineUsers: [{ id: null, name: null, lineUid: null, lineProviderId: null, profilePictureUrl: null }],
    connectedStore: { id: null, name: null, logo: null, externalId: null },
    connectedStaff: {
      id: null,
      storeId: null,
      name: null,
      displayName: null,
      employeeId: null,
      avatar: null,
    },
    timestamps: times,
    timestampsMs: { ...times },
  },
};

const L = "/data/lineUsers/0";
const S = "/data/connectedStore";
const A = "/data/connectedStaff";

export const STRING_IDS = ["/data/contact/id", `${L}/id`, `${S}/id`, `${A}/id`];
export const URLS = ["/data/contact/avatar", `${L}/profilePictureUrl`, `${S}/logo`, `${A}/avatar`];
export const TIMESTAMPS = ["/data/timestamps/connectedAt", "/data/timestamps/initConnectedAt"];
export const NUMBERS = ["/data/timestampsMs/connectedAt", "/data/timestampsMs/initConnectedAt"];
export const ATTRIBUTES = [
  "/data/contact/avatar",
  `${L}/profilePictureUrl`,
  `${S}/logo`,
  `${S}/externalId`,
  `${A}/employeeId`,
  `${A}/avatar`,
];
export const NULLABLE = [S, A, `${A}/storeId`];
export const OBJECTS = ["", "/data", "/data/contact", L, S, A, "/data/timestamps", "/data/timestampsMs"];
export const REQUIRED = [
  "/type",
  "/data",
  "/data/contact",
  "/data/contact/id",
  "/data/contact/name",
  "/data/lineUsers",
  `${L}/id`,
  `${L}/name`,
  `${L}/lineUid`,
  `${L}/lineProviderId`,
  `${S}/id`,
  `${S}/name`,
  `${A}/id`,
  `${A}/name`,
  `${A}/displayName`,
  "/data/timestamps",
  ...TIMESTAMPS,
  "/data/timestampsMs",
  ...NUMBERS,
];
export const STRINGS = [
  "/type",
  "/data/contact/id",
  "/data/contact/name",
  "/data/contact/avatar",
  `${L}/id`,
  `${L}/name`,
  `${L}/lineUid`,
  `${L}/lineProviderId`,
  `${L}/profilePictureUrl`,
  `${S}/id`,
  `${S}/name`,
  `${S}/logo`,
  `${S}/externalId`,
  `${A}/id`,
  `${A}/storeId`,
  `${A}/name`,
  `${A}/displayName`,
  `${A}/employeeId`,
  `${A}/avatar`,
  ...TIMESTAMPS,
];

/** Every code. The order decides between issues with the same span. */
export const CODES = {
  null_not_allowed: "error",
  missing_field: "error",
  absent_field: "warning",
  undocumented_null: "warning",
  no_connection: "error",
  wrong_type: "error",
  unexpected_event_type: "error",
  empty_id: "error",
  invalid_timestamp: "error",
  not_an_integer: "error",
  out_of_range: "error",
  numeric_string: "warning",
  timestamp_mismatch: "warning",
  timestamps_out_of_order: "warning",
  no_line_users: "warning",
  unexpected_format: "warning",
  unknown_field: "warning",
  lone_surrogate: "error",
  unreadable_input: "error",
  invalid_utf8: "error",
  invalid_json: "error",
  duplicate_key: "error",
  too_large: "error",
  byte_order_mark: "warning",
};
export const CODE_ORDER = Object.keys(CODES);

/** Codes that point at the opening brace of an object. */
export const AT_BRACE = new Set(["missing_field", "absent_field", "no_connection"]);

export const pathOf = (pointer) =>
  pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((p) => p.replaceAll("~1", "/").replaceAll("~0", "~"));
