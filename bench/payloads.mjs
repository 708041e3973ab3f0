// The payloads: the two of the provider's page, in the notations that matter for speed. Uses no Node built-ins, because every
// runtime makes them itself.

import storeAndStaff from "../examples/payloads/store-and-staff.json" with { type: "json" };
import storeOnly from "../examples/payloads/store-only.json" with { type: "json" };

/** Number of payloads of each kind, so that an engine does not see the same text twice in a row. */
const VARIANTS = 128;

const ASCII = {
  康宜恩: "Kang Yi-En",
  何沛妮: "Ho Pei-Ni",
  "小何 |": "Pei |",
  台北101旗艦店: "Taipei 101 Flagship",
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Returns events that differ in their ids and times, each with `users` LINE users. */
export function events({ script = "CJK", users = 1, count = VARIANTS } = {}) {
  return Array.from({ length: count }, (_, index) => {
    const event = variant(index % 2 === 0 ? storeAndStaff : storeOnly, index, script);
    const [user] = event.data.lineUsers;
    event.data.lineUsers = Array.from({ length: users }, (_, place) => ({
      ...user,
      id: marked(user.id, place),
      lineUid: marked(user.lineUid, index * users + place),
    }));
    return event;
  });
}

/** Returns the events as bytes, as text and as values, and their average length. */
export function payloads(given, write = JSON.stringify) {
  const bytes = given.map((event) => encoder.encode(write(event)));
  // Decoded from bytes, as on a server: a concatenated JavaScript string can still be in pieces.
  const texts = bytes.map((payload) => decoder.decode(payload));
  return {
    size: Math.round(bytes.reduce((sum, { length }) => sum + length, 0) / bytes.length),
    bytes,
    text: texts,
    value: texts.map((text) => JSON.parse(text)),
  };
}

/** Returns events of about this many bytes, and never more, filled up with LINE users. */
export function sized(size, count = 1) {
  const [one, two] = [1, 2].map((users) => payloads(events({ users, count: 1 })).size);
  return events({ users: 1 + Math.max(0, Math.floor((size - one) / (two - one))), count });
}

/** Returns one input of many lines, each with an event. */
export function lines(count) {
  const written = payloads(events({ count: Math.min(count, 1000) })).bytes;
  const all = Array.from({ length: count }, (_, index) => written[index % written.length]);
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const line of all) {
    bytes.set(line, at);
    at += line.length;
    bytes[at++] = 0x0a;
  }
  return { size: bytes.length, bytes: [bytes] };
}

export const pretty = (event) => JSON.stringify(event, null, 2);

/** The default of many JSON writers outside JavaScript: escapes non-ASCII characters and slashes. */
export const escaped = (event) =>
  JSON.stringify(event)
    .replaceAll("/", "\\/")
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Reverses the order of the fields of each object. */
export function reversed(value) {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

/** Adds unknown fields, as the provider may do: a text, a null and an object. */
export const extended = ({ type, data }) => ({
  id: "evt_01HZW6ZJ5T8Q6Y",
  type,
  data: {
    ...data,
    contact: { ...data.contact, phone: null },
    source: { kind: "qr-code", campaigns: ["spring", "summer"], weight: 1.5 },
  },
});

/** Returns the event with another value at this path. */
export function replaced(event, [key, ...rest], by) {
  const copy = Array.isArray(event) ? [...event] : { ...event };
  copy[key] = rest.length === 0 ? by : replaced(event[key], rest, by);
  return copy;
}

const marked = (id, mark) => id.slice(0, -6) + mark.toString(16).padStart(6, "0");

/** Returns the event with other ids and times. */
function variant(example, index, script) {
  const event = JSON.parse(JSON.stringify(example), (_, value) =>
    script === "ASCII" && typeof value === "string" ? inAscii(value) : value,
  );
  const { data } = event;
  data.contact.id = marked(data.contact.id, index);
  for (const key of Object.keys(data.timestampsMs)) {
    data.timestampsMs[key] += index * 61_003;
    data.timestamps[key] = new Date(data.timestampsMs[key]).toISOString();
  }
  return event;
}

function inAscii(text) {
  return Object.entries(ASCII).reduce((result, [from, to]) => result.replaceAll(from, to), text);
}
