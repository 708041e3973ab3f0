// What the hand-written vectors are written in.
//
// A payload starts as `small()` (or any other JavaScript value), is edited at
// JSON Pointers, and is then printed. `raw("1e3")` stands for that very text,
// as a value or as a key. In `text` and `bytes` the sign ¦ (MARK) shows the
// place of the one fatal error; it is no part of the input.

import { pathOf } from "./model.mjs";

export const MARK = "¦";

class Raw {
  constructor(text) {
    this.text = text;
  }
}
export const raw = (text) => new Raw(text);
/** An object with the fields given as pairs, equal keys included. */
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

/** A small payload without a flaw: store and staff, every field set. */
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

/** Documents are kept as pairs, so that keys may repeat. */
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
    if (!at) throw new Error(`no ${path.join("/")} in the document`);
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
  // put: [pointer of the object, key, value, place (at the end unless given)]
  for (const [pointer, key, value, place] of spec.put ?? []) {
    const { pairs } = find(doc, pathOf(pointer));
    pairs.splice(place ?? pairs.length, 0, [key, toDoc(value)]);
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

/** The text of an edited payload; `style` as in print, "reversed" turns all keys round. */
export function text(spec = {}) {
  let doc = edit(toDoc(spec.doc === undefined ? small() : spec.doc), spec);
  if (spec.reversed) doc = reverse(doc);
  return print(doc, spec.style ?? {});
}

/** The texts before and after the one value "@". */
export const around = (spec) => text(spec).split('"@"');

/** Prints every letter of every key as an escape. */
export const escapedKey = (key) =>
  `"${[...key].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`;

/** Collects the vectors of one file. */
export function topic(name) {
  const vectors = [];
  const add = (id, comment, covers, spec = {}) => {
    vectors.push({ id: `${name}/${id}`, comment, covers: [...new Set([covers].flat())], ...spec });
  };
  /** A text that is no JSON; ¦ stands before the first character that cannot be right. */
  const bad = (id, comment, covers, marked, more = {}) =>
    add(id, comment, covers, { text: marked, issues: ["invalid_json "], ...more });
  return { vectors, add, bad };
}

/** A short name for a field: "/data/contact/id" is "contact-id". */
export const nameOf = (pointer) =>
  pathOf(pointer)
    .filter((p) => p !== "data" && p !== "0")
    .join("-") || (pointer === "" ? "root" : "data");
