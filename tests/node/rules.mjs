// The rules once more, naively and on their own: what the events and the issues of a text must be that JSON.parse
// accepts. It shares nothing with the package.

import { BYTE_ORDER_MARK } from "./generate.mjs";

// The event

const KEYS = {
  contact: ["id", "name", "avatar"],
  lineUser: ["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"],
  connectedStore: ["id", "name", "logo", "externalId"],
  connectedStaff: ["id", "storeId", "name", "displayName", "employeeId", "avatar"],
  times: ["connectedAt", "initConnectedAt"],
};

/** The event as it has to come out: what JSON.parse gives, with the documented keys and no others. */
export function eventOf({ type, data }) {
  const keep = (value, keys) =>
    value == null ? null : Object.fromEntries(keys.map((key) => [key, own(value, key) ?? null]));
  const millis = Object.entries(keep(own(data, "timestampsMs"), KEYS.times));
  return {
    type,
    data: {
      contact: keep(own(data, "contact"), KEYS.contact),
      lineUsers: own(data, "lineUsers").map((user) => keep(user, KEYS.lineUser)),
      connectedStore: keep(own(data, "connectedStore"), KEYS.connectedStore),
      connectedStaff: keep(own(data, "connectedStaff"), KEYS.connectedStaff),
      timestamps: keep(own(data, "timestamps"), KEYS.times),
      // Minus zero is zero.
      timestampsMs: Object.fromEntries(millis.map(([key, value]) => [key, Number(value) + 0])),
    },
  };
}

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

// The rules

export const escapedKey = (step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1");

/** The codes that are found in a text that is JSON: true for an error. */
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

/** Kind and presence: `!` required, `?` nullable, `-` attribute. */
const MODEL = {
  event: { type: "type!", data: "data!" },
  data: {
    contact: "contact!",
    lineUsers: "list!",
    connectedStore: "store?",
    connectedStaff: "staff?",
    timestamps: "timestamps!",
    timestampsMs: "timestampsMs!",
  },
  contact: { id: "id!", name: "text!", avatar: "url-" },
  lineUser: {
    id: "id!",
    name: "text!",
    lineUid: "uid!",
    lineProviderId: "digits!",
    profilePictureUrl: "url-",
  },
  store: { id: "id!", name: "text!", logo: "url-", externalId: "text-" },
  staff: {
    id: "id!",
    storeId: "id?",
    name: "text!",
    displayName: "text!",
    employeeId: "text-",
    avatar: "url-",
  },
  timestamps: { connectedAt: "time!", initConnectedAt: "time!" },
  timestampsMs: { connectedAt: "millis!", initConnectedAt: "millis!" },
};

const FORMATS = {
  type: [/^contact\.connection\.connected$/, "unexpected_event_type"],
  id: [/./s, "empty_id"],
  uid: [/^U[0-9a-f]{32}$/, "unexpected_format"],
  digits: [/^[0-9]+$/, "unexpected_format"],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a host begins with none
  url: [/^$|^https?:\/\/[^/?#\x00-\x20\x7f]/, "unexpected_format"],
};

/** The issues of a text that is JSON, in any order. `lossy` are those that a parsed value may not show. */
export function expectedIssues(text) {
  const issues = [];
  const add = (code, pointer, { start, end }, lossy = false) =>
    issues.push({ code, pointer, offset: start, length: end - start, error: SEVERE[code], lossy });
  const marked = text.startsWith(BYTE_ORDER_MARK);
  if (marked) add("byte_order_mark", "", { start: 0, end: 1 }, true);

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
    const otherEvent = model === "event" && isOtherEvent(first.get("type"));
    for (const [key, kindAndPresence] of Object.entries(MODEL[model])) {
      const kind = kindAndPresence.slice(0, -1);
      const presence = kindAndPresence.at(-1);
      const field = first.get(key);
      const at = `${pointer}/${key}`;
      if (field === undefined) add(presence === "!" ? "missing_field" : "absent_field", at, open);
      else if (field.type === "null" && presence !== "?")
        add(presence === "!" ? "null_not_allowed" : "undocumented_null", at, field);
      else if (field.type !== "null") value(field, kind, at, otherEvent);
    }
    if (model === "data") crossChecks(first, pointer, open);
  };

  const value = (node, kind, pointer, otherEvent) => {
    const type =
      kind === "list" ? "array" : kind === "millis" ? "number" : kind in MODEL ? "object" : "string";
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
    else if (type === "object" && !otherEvent) object(node, kind, pointer);
    else if (type === "array") list(node, pointer);
    else if (type === "string") string(node, kind, pointer);
  };

  const millis = (node, pointer) => {
    const { fraction, beyond } = exact(node);
    // A parsed value shows the number as JSON.stringify writes it.
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
    if (kind === "time" && instant(node.value) === undefined) add("invalid_timestamp", pointer, node);
    const [format, code] = FORMATS[kind] ?? [];
    if (format?.test(node.value) === false) add(code, pointer, node);
  };

  const crossChecks = (fields, pointer, open) => {
    const absent = (key) => (fields.get(key)?.type ?? "null") === "null";
    if (absent("connectedStore") && absent("connectedStaff")) add("no_connection", pointer, open);
    const field = (object, key) =>
      fields.get(object)?.fields?.find((field) => field.key === key)?.node ?? { type: "null" };
    const nodes = KEYS.times.map((key) => field("timestampsMs", key));
    const [at, init] = nodes.map((node) => exact(node).value);
    for (const [index, key] of KEYS.times.entries()) {
      const time = field("timestamps", key);
      const expected = time.type === "string" ? instant(time.value) : undefined;
      const number = [at, init][index];
      if (number !== undefined && expected !== undefined && number !== expected)
        add("timestamp_mismatch", `${pointer}/timestampsMs/${key}`, nodes[index]);
    }
    if (at < init) add("timestamps_out_of_order", `${pointer}/timestampsMs/connectedAt`, nodes[0]);
  };

  const root = read(text, marked ? 1 : 0);
  if (root.type === "object") object(root, "event", "");
  else add("wrong_type", "", root);
  return issues;
}

const isOtherEvent = (node) => node?.type === "string" && !FORMATS.type[0].test(node.value);

const RANGE = 8_640_000_000_000_000n;

/** Parses a number literal digit by digit; `value` is set if it is an integer within the range. */
function exact({ type, raw, value }) {
  const text = type === "number" ? raw : value;
  if (type !== "number" && !(type === "string" && /^-?[0-9]+$/.test(text))) return {};
  const { sign, digits, exponent } = decimal(text);
  const fraction = exponent < 0n;
  // How many digits stand before the point; seventeen are beyond the range.
  const size = BigInt(digits.length) + exponent;
  if (size > 16n) return { fraction, beyond: true };
  const whole = fraction
    ? BigInt(digits.slice(0, Math.max(Number(size), 0)))
    : BigInt(digits) * 10n ** exponent;
  const beyond = whole > RANGE || (whole === RANGE && fraction);
  return { fraction, beyond, value: fraction || beyond ? undefined : Number(sign * whole) };
}

/** sign * digits * 10 ** exponent, without zeros at either end of the digits; zero is 0 * 10 ** 0. */
function decimal(text) {
  const [, minus, whole, part = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const all = `${whole}${part}`.replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  if (digits === "") return { sign: 1n, digits: "0", exponent: 0n };
  const exponent = BigInt(power.replace("+", "")) - BigInt(part.length) + BigInt(all.length - digits.length);
  return { sign: minus ? -1n : 1n, digits, exponent };
}

/** Whether JSON.parse and JSON.stringify make another number of it. */
function differs(raw) {
  const number = Number(raw);
  const show = ({ sign, digits, exponent }) => `${sign} ${digits} ${exponent}`;
  return !Number.isFinite(number) || show(decimal(raw)) !== show(decimal(JSON.stringify(number)));
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)[Tt]/;
const TIME = /([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?/;
const ZONE = /(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const DATE_TIME = new RegExp(DATE.source + TIME.source + ZONE.source);

/** Milliseconds of an RFC 3339 date-time; undefined for anything else. */
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

// A reader that keeps what JSON.parse drops: spans, duplicate keys, the digits of numbers

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
