// The notation of the hand-written vectors.
//
// A payload starts as `small()` or any other JavaScript value, is edited at JSON Pointers, and is then printed. `raw("1e3")` is
// printed as exactly that text, as a value or as a key. In `text` and `bytes`, the character ¦ (MARK) marks the position of the
// fatal error; it is not part of the input.

import { pathOf } from "./model.mjs";

export const MARK = "¦";

class Raw {
  constructor(text) {
    this.text = text;
  }
}
export const raw = (text) => new Raw(text);
/** An object with its fields as pairs, so that keys can repeat. */
export class Members {
  constructor(...pairs) {
    this.pairs = pairs;
  }
}

export const EVENT_TYPE = "contact.connection.connected";
export const UID = "U4d26836f2aadb5ad84cc8b5b729fc9a1";
export const AT = "2024-06-08T18:18:18.888Z";
export const MS = 1717870698888;

export const lineUser = (more = {}) => ({
  id: "l1",
  name: "Ann L.",
  lineUid: UID,
  lineProviderId: "1660894172",
  profilePictureUrl: "https://a.example/l1",
  ...more,
});

/** Returns a small valid payload with store and staff, and a value in every field. */
export const small = () => ({
  type: EVENT_TYPE,
  data: {
    contact: { id: "c1", name: "Ann", avatar: "https://a.example/c1" },
    lineUsers: [lineUser()],
    connectedStore: { id: "s1", name: "Main", logo: "https://a.example/s1", externalId: "10000" },
    connectedStaff: {
      id: "a1",
      storeId: "s1",
      name: "Bo",
      displayName: "Bo (Main)",
      employeeId: "50001",
      avatar: "https://a.example/a1",
    },
    timestamps: { connectedAt: AT, initConnectedAt: AT },
    timestampsMs: { connectedAt: MS, initConnectedAt: MS },
  },
});

/** Converts a value to a document, which stores objects as pairs, so that keys can repeat. */
function toDoc(value) {
  if (value instanceof Raw) return value;
  if (value instanceof Members) return { pairs: value.pairs.map(([k, v]) => [k, toDoc(v)]) };
  if (Array.isArray(value)) return { items: value.map(toDoc) };
  if (value && typeof value === "object")
    return { pairs: Object.entries(value).map(([k, v]) => [k, toDoc(v)]) };
  return raw(JSON.stringify(value));
}

function find(doc, path) {
  let at = doc;
  for (const key of path) {
    at = at.items ? at.items[key] : at.pairs?.find(([k]) => k === key)?.[1];
    if (!at) throw new Error(`the document does not contain ${path.join("/")}`);
  }
  return at;
}

const split = (pointer) => {
  const path = pathOf(pointer);
  return [path.slice(0, -1), path.at(-1)];
};

function edit(doc, spec) {
  for (const [pointer, value] of Object.entries(spec.set ?? {})) {
    const [parent, key] = split(pointer);
    const holder = find(doc, parent);
    if (holder.items) holder.items[key] = toDoc(value);
    else holder.pairs.find(([k]) => k === key)[1] = toDoc(value);
  }
  for (const pointer of spec.del ?? []) {
    const [parent, key] = split(pointer);
    const holder = find(doc, parent);
    if (holder.items) holder.items.splice(key, 1);
    else
      holder.pairs.splice(
        holder.pairs.findIndex(([k]) => k === key),
        1,
      );
  }
  // put: [pointer of the object, key, value, index (default: at the end)]
  for (const [pointer, key, value, index] of spec.put ?? []) {
    const { pairs } = find(doc, pathOf(pointer));
    pairs.splice(index ?? pairs.length, 0, [key, toDoc(value)]);
  }
  return doc;
}

function reverse(doc) {
  if (doc.items) return { items: doc.items.map(reverse) };
  if (doc.pairs) return { pairs: doc.pairs.map(([k, v]) => [k, reverse(v)]).reverse() };
  return doc;
}

function print(doc, style, depth = 0) {
  if (doc instanceof Raw) return doc.text;
  const { indent = "", eol = indent === "" ? "" : "\n", gap = indent === "" ? "" : " " } = style;
  const parts = doc.items
    ? doc.items.map((item) => print(item, style, depth + 1))
    : doc.pairs.map(([k, v]) => {
        const key = k instanceof Raw ? k.text : (style.key ?? JSON.stringify)(k);
        return `${key}:${gap}${print(v, style, depth + 1)}`;
      });
  const [open, close] = doc.items ? "[]" : "{}";
  if (parts.length === 0) return open + close;
  const line = eol + indent.repeat(depth + 1);
  return open + line + parts.join(`,${line}`) + eol + indent.repeat(depth) + close;
}

/** Returns the text of an edited payload. `style` as in `print`; `reversed` reverses the order of all keys. */
export function text(spec = {}) {
  let doc = edit(toDoc(spec.doc === undefined ? small() : spec.doc), spec);
  if (spec.reversed) doc = reverse(doc);
  return print(doc, spec.style ?? {});
}

/** Returns the texts before and after the value "@". */
export const around = (spec) => text(spec).split('"@"');

/** Prints every character of a key as an escape. */
export const escapedKey = (key) =>
  `"${[...key].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`;

/** Collects the vectors of one file. */
export function topic(name) {
  const vectors = [];
  const add = (id, comment, covers, spec = {}) => {
    vectors.push({ id: `${name}/${id}`, comment, covers: [...new Set([covers].flat())], ...spec });
  };
  /** Adds a text that is not JSON; ¦ marks the first character that is an error. */
  const bad = (id, comment, covers, marked, more = {}) =>
    add(id, comment, covers, { text: marked, issues: ["invalid_json "], ...more });
  return { vectors, add, bad };
}

/** Returns a short name for a field: "contact-id" for "/data/contact/id". */
export const nameOf = (pointer) =>
  pathOf(pointer)
    .filter((p) => p !== "data" && p !== "0")
    .join("-") || (pointer === "" ? "root" : "data");
