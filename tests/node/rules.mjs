// A second, simple implementation of the rules: computes the expected event and issues of a text that JSON.parse accepts. It
// shares no code with the package.

import { BYTE_ORDER_MARK } from "./generate.mjs";

// The event

const STORE = ["id", "name", "logo", "externalId"];
const ACCOUNT = ["id", "storeId", "name", "displayName", "employeeId", "avatar"];
const KEYS = {
  contact: ["id", "name", "avatar"],
  lineUser: ["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"],
  connectedStore: STORE,
  connectedStaff: ACCOUNT,
  store: STORE,
  account: ACCOUNT,
};

/** For each type, the members of `data` before the times, and the times, the event's own time first. */
const TYPES = {
  "contact.connection.connected": {
    members: ["contact", "lineUsers", "connectedStore", "connectedStaff"],
    times: ["connectedAt", "initConnectedAt"],
  },
  "contact.connection.changed": {
    members: ["contact", "lineUsers", "connectedStore", "connectedStaff"],
    times: ["changedAt", "initConnectedAt"],
  },
  "contact.connection.disconnected": {
    members: ["contact", "lineUsers"],
    times: ["disconnectedAt", "initConnectedAt"],
  },
  "store.created": { members: ["store"], times: ["createdAt"] },
  "store.updated": { members: ["store"], times: ["updatedAt"] },
  "store.deactivated": { members: ["store"], times: ["deactivatedAt"] },
  "account.created": { members: ["account"], times: ["createdAt"] },
  "account.deactivated": { members: ["account"], times: ["deactivatedAt"] },
};
export const EVENT_TYPES = Object.keys(TYPES);
const CONNECTED = EVENT_TYPES.slice(0, 1);

/** Returns the expected event: the result of JSON.parse, with only the documented keys. */
export function eventOf({ type, data }) {
  const { members, times } = TYPES[type];
  const keep = (value, keys) =>
    value == null ? null : Object.fromEntries(keys.map((key) => [key, own(value, key) ?? null]));
  const member = (key) =>
    key === "lineUsers"
      ? own(data, key).map((user) => keep(user, KEYS.lineUser))
      : keep(own(data, key), KEYS[key]);
  const millis = Object.entries(keep(own(data, "timestampsMs"), times));
  return {
    type,
    data: {
      ...Object.fromEntries(members.map((key) => [key, member(key)])),
      timestamps: keep(own(data, "timestamps"), times),
      // Adding 0 turns -0 into 0.
      timestampsMs: Object.fromEntries(millis.map(([key, value]) => [key, Number(value) + 0])),
    },
  };
}

/** Returns the event's own time. */
export const ownTimeOf = ({ type, data }) => data.timestampsMs[TYPES[type].times[0]];

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

// The rules

export const escapedKey = (step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1");

/** The codes of issues in valid JSON: true for an error. */
export const SEVERE = {
  null_not_allowed: true,
  missing_field: true,
  absent_field: false,
  undocumented_null: false,
  no_connection: true,
  wrong_type: true,
  unexpected_event_type: true,
  empty_id: true,
  invalid_timestamp: true,
  not_an_integer: true,
  out_of_range: true,
  numeric_string: false,
  timestamp_mismatch: false,
  timestamps_out_of_order: false,
  no_line_users: false,
  unexpected_format: false,
  unknown_field: false,
  lone_surrogate: true,
  duplicate_key: true,
  byte_order_mark: false,
};

/** Kind and presence of each field: `!` required, `?` nullable, `-` attribute. */
const OBJECTS = {
  event: { type: "type!", data: "data!" },
  contact: { id: "id!", name: "text!", avatar: "url-" },
  lineUser: {
    id: "id!",
    name: "text!",
    lineUid: "uid!",
    lineProviderId: "digits!",
    profilePictureUrl: "url-",
  },
  store: { id: "id!", name: "text!", logo: "url-", externalId: "text-" },
  account: {
    id: "id!",
    storeId: "id?",
    name: "text!",
    displayName: "text!",
    employeeId: "text-",
    avatar: "url-",
  },
};
const MEMBERS = {
  contact: "contact!",
  lineUsers: "list!",
  connectedStore: "store?",
  connectedStaff: "account?",
  store: "store!",
  account: "account!",
};

/** Returns the objects of a payload of a type. Without a type, `data` is any object. */
function modelOf(type) {
  if (type === undefined) return OBJECTS;
  const { members, times } = TYPES[type];
  const all = (kind) => Object.fromEntries(times.map((key) => [key, kind]));
  return {
    ...OBJECTS,
    data: {
      ...Object.fromEntries(members.map((key) => [key, MEMBERS[key]])),
      timestamps: "timestamps!",
      timestampsMs: "timestampsMs!",
    },
    timestamps: all("time!"),
    timestampsMs: all("millis!"),
  };
}

/** Returns the type that determines the rules for `data`: that of the first `type`, or the only accepted one. */
function typeOf(root, types) {
  const type = root.fields?.find(({ key }) => key === "type")?.node;
  if (type?.type === "string") return types.find((name) => name === type.value);
  return types.length === 1 ? types[0] : undefined;
}

const FORMATS = {
  id: [/./s, "empty_id"],
  uid: [/^U[0-9a-f]{32}$/, "unexpected_format"],
  digits: [/^[0-9]+$/, "unexpected_format"],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a host cannot begin with a control character
  url: [/^$|^https?:\/\/[^/?#\x00-\x20\x7f]/, "unexpected_format"],
};

/**
 * Returns the issues of a JSON text for the accepted types, in any order. Issues with `lossy` may be missing for a parsed
 * value.
 */
export function expectedIssues(text, accepted = CONNECTED) {
  const types = [...new Set(accepted)];
  const issues = [];
  const add = (code, pointer, { start, end }, lossy = false) =>
    issues.push({ code, pointer, offset: start, length: end - start, error: SEVERE[code], lossy });
  const marked = text.startsWith(BYTE_ORDER_MARK);
  if (marked) add("byte_order_mark", "", { start: 0, end: 1 }, true);
  const root = read(text, marked ? 1 : 0);
  const type = typeOf(root, types);
  const MODEL = modelOf(type);

  const object = (node, model, pointer) => {
    const open = { start: node.start, end: node.start + 1 };
    const first = new Map();
    for (const { key, keySpan, node: field } of node.fields) {
      const at = `${pointer}/${escapedKey(key)}`;
      if (!key.isWellFormed()) continue;
      if (first.has(key)) add("duplicate_key", at, keySpan, true);
      else if (Object.hasOwn(MODEL[model], key)) first.set(key, field);
      else first.set(key, add("unknown_field", at, keySpan));
    }
    if (node.fields.some(({ key }) => !key.isWellFormed())) add("lone_surrogate", pointer, node);
    for (const [key, kindAndPresence] of Object.entries(MODEL[model])) {
      const kind = kindAndPresence.slice(0, -1);
      const presence = kindAndPresence.at(-1);
      const field = first.get(key);
      const at = `${pointer}/${key}`;
      if (field === undefined) add(presence === "!" ? "missing_field" : "absent_field", at, open);
      else if (field.type === "null" && presence !== "?")
        add(presence === "!" ? "null_not_allowed" : "undocumented_null", at, field);
      else if (field.type !== "null") value(field, kind, at);
    }
    if (model === "data") crossChecks(first, pointer, open);
  };

  const value = (node, kind, pointer) => {
    const isObject = kind === "data" || kind in MODEL;
    const type = kind === "list" ? "array" : kind === "millis" ? "number" : isObject ? "object" : "string";
    if (kind === "millis" && node.type === "string" && /^-?[0-9]+$/.test(node.value))
      add("numeric_string", pointer, node);
    else if (node.type !== type) {
      // 1e400 becomes Infinity, which JSON.stringify writes as null.
      add("wrong_type", pointer, node, node.type === "number" && !Number.isFinite(Number(node.raw)));
      if (kind === "millis" && node.type === "string" && !node.value.isWellFormed())
        add("lone_surrogate", pointer, node);
      return;
    }
    if (kind === "millis") millis(node, pointer);
    else if (kind in MODEL) object(node, kind, pointer);
    else if (type === "array") list(node, pointer);
    else if (type === "string") string(node, kind, pointer);
  };

  const millis = (node, pointer) => {
    const { fraction, beyond } = exact(node);
    // In a parsed value, the number has the notation of JSON.stringify.
    const lossy = node.type === "number" && differs(node.raw);
    if (fraction) add("not_an_integer", pointer, node, lossy);
    if (beyond) add("out_of_range", pointer, node, lossy);
  };

  const list = (node, pointer) => {
    if (node.items.length === 0) add("no_line_users", pointer, node);
    for (const [index, item] of node.items.entries()) {
      if (item.type === "null") add("null_not_allowed", `${pointer}/${index}`, item);
      else if (item.type !== "object") value(item, "lineUser", `${pointer}/${index}`);
      else object(item, "lineUser", `${pointer}/${index}`);
    }
  };

  const string = (node, kind, pointer) => {
    if (!node.value.isWellFormed()) add("lone_surrogate", pointer, node);
    if (kind === "type" && !types.includes(node.value)) add("unexpected_event_type", pointer, node);
    if (kind === "time" && instant(node.value) === undefined) add("invalid_timestamp", pointer, node);
    const [format, code] = FORMATS[kind] ?? [];
    if (format?.test(node.value) === false) add(code, pointer, node);
  };

  const crossChecks = (fields, pointer, open) => {
    const { members, times } = TYPES[type];
    const absent = (key) => (fields.get(key)?.type ?? "null") === "null";
    if (members.includes("connectedStore") && absent("connectedStore") && absent("connectedStaff"))
      add("no_connection", pointer, open);
    const field = (object, key) =>
      fields.get(object)?.fields?.find((field) => field.key === key)?.node ?? { type: "null" };
    const nodes = times.map((key) => field("timestampsMs", key));
    const numbers = nodes.map((node) => exact(node).value);
    for (const [index, key] of times.entries()) {
      const time = field("timestamps", key);
      const expected = time.type === "string" ? instant(time.value) : undefined;
      const number = numbers[index];
      if (number !== undefined && expected !== undefined && number !== expected)
        add("timestamp_mismatch", `${pointer}/timestampsMs/${key}`, nodes[index]);
    }
    // Types with only one time have no order rule.
    if (numbers[0] < numbers[1])
      add("timestamps_out_of_order", `${pointer}/timestampsMs/${times[0]}`, nodes[0]);
  };

  if (root.type === "object") object(root, "event", "");
  else add("wrong_type", "", root);
  return issues;
}

/** Returns the outcome of a text with these issues. */
export function expectedOutcome(issues, options) {
  const errors = issues.filter(({ error }) => error);
  if (errors.length === 1 && errors[0].code === "unexpected_event_type") return "other_event";
  return errors.length > 0 || (options?.strict && issues.length > 0) ? "invalid" : "event";
}

const RANGE = 8_640_000_000_000_000n;

/** Parses a number literal digit by digit; `value` is set if it is an integer within the range. */
function exact({ type, raw, value }) {
  const text = type === "number" ? raw : value;
  if (type !== "number" && !(type === "string" && /^-?[0-9]+$/.test(text))) return {};
  const { sign, digits, exponent } = decimal(text);
  const fraction = exponent < 0n;
  // Number of digits before the decimal point; seventeen exceed the range.
  const size = BigInt(digits.length) + exponent;
  if (size > 16n) return { fraction, beyond: true };
  const whole = fraction
    ? BigInt(digits.slice(0, Math.max(Number(size), 0)))
    : BigInt(digits) * 10n ** exponent;
  const beyond = whole > RANGE || (whole === RANGE && fraction);
  return { fraction, beyond, value: fraction || beyond ? undefined : Number(sign * whole) };
}

/** Returns sign, digits and exponent, without leading and trailing zeros in the digits; zero is 0 * 10 ** 0. */
function decimal(text) {
  const [, minus, whole, part = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const all = `${whole}${part}`.replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  if (digits === "") return { sign: 1n, digits: "0", exponent: 0n };
  const exponent = BigInt(power.replace("+", "")) - BigInt(part.length) + BigInt(all.length - digits.length);
  return { sign: minus ? -1n : 1n, digits, exponent };
}

/** Whether JSON.parse and JSON.stringify change the number. */
function differs(raw) {
  const number = Number(raw);
  const show = ({ sign, digits, exponent }) => `${sign} ${digits} ${exponent}`;
  return !Number.isFinite(number) || show(decimal(raw)) !== show(decimal(JSON.stringify(number)));
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)[Tt]/;
const TIME = /([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?/;
const ZONE = /(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const DATE_TIME = new RegExp(DATE.source + TIME.source + ZONE.source);

/** Returns the milliseconds of an RFC 3339 date-time; undefined for any other text. */
function instant(text) {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", sign, zoneHour = 0, zoneMinute = 0] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return undefined;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === "-" ? -1 : 1);
  const minutes = Number(hour) * 60 + Number(minute) - zone;
  const millis = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return date.getTime() + minutes * 60_000 + Number(second) * 1000 + millis;
}

// A reader that keeps details that JSON.parse drops: spans, duplicate keys, the digits of numbers

/** Reads a text that JSON.parse accepts. */
function read(text, from) {
  const token = /[ \t\n\r]*("(?:[^"\\]|\\.)*"|[^{}[\],:" \t\n\r]+|[{}[\],:])/y;
  token.lastIndex = from;
  const next = () => {
    const [, raw] = token.exec(text);
    return { raw, start: token.lastIndex - raw.length, end: token.lastIndex };
  };
  const unescaped = (raw) => (raw.includes("\\") ? JSON.parse(raw) : raw.slice(1, -1));
  const node = ({ raw, start, end }) => {
    if (raw === "{") return fields(start);
    if (raw === "[") return items(start);
    if (raw[0] === '"') return { type: "string", start, end, value: unescaped(raw) };
    return { type: raw === "null" ? raw : /^[tf]/.test(raw) ? "boolean" : "number", start, end, raw };
  };
  const fields = (start) => {
    const fields = [];
    for (let one = next(); one.raw !== "}"; one = next()) {
      if (one.raw === ",") one = next();
      next();
      fields.push({ key: unescaped(one.raw), keySpan: one, node: node(next()) });
    }
    return { type: "object", start, end: token.lastIndex, fields };
  };
  const items = (start) => {
    const items = [];
    for (let one = next(); one.raw !== "]"; one = next()) items.push(node(one.raw === "," ? next() : one));
    return { type: "array", start, end: token.lastIndex, items };
  };
  return node(next());
}
