// Texts for the property tests: payloads in every notation of JSON, and mutations of them.

export { eventPayloads, payloads } from "./payloads.mjs";

/** A seeded generator of numbers (mulberry32), for values that are needed too often for an arbitrary. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed | 0;
  }

  #next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns a whole number from 0 to below `end`. */
  below(end) {
    return Math.floor(this.#next() * end);
  }

  /** Returns true once in `times` calls, on average. */
  once(times) {
    return this.below(times) === 0;
  }

  pick(choices) {
    return choices[this.below(choices.length)];
  }
}

export const BYTE_ORDER_MARK = "\ufeff";

/** The literal of a number, for numbers that a double cannot represent. */
class Token {
  constructor(text) {
    this.text = text;
  }
}

const KEYS = [
  ..."type data contact lineUsers connectedStore connectedStaff timestamps timestampsMs id name avatar".split(
    " ",
  ),
  ..."store account changedAt disconnectedAt createdAt updatedAt deactivatedAt initConnectedAt".split(" "),
  ..."lineUid logo externalId storeId connectedAt __proto__ constructor toJSON length 0 1 a/b~c~1".split(" "),
  "",
  "\ud800",
  "\udfff key",
];
/** Numbers that a double rounds, cannot represent or writes differently, and numbers at the limits. */
const NUMBERS = [
  ..."-0 0.1 -0.0 0e9 5e-324 1e-400 -1e-400 1e400 -1e400 1E+2 9007199254740993 12345678901234567890".split(
    " ",
  ),
  ..."8640000000000000 8640000000000001 -8640000000000001 8640000000000000.5 1e99999999999999999999".split(
    " ",
  ),
  ..."1717870698888.5 1717870698888.00000000000000000001 1.717870698888e12 17178706988885e-1".split(" "),
];
const STRINGS = [
  ..."javascript:alert(1) https:// http://? https://x HTTPS://x 2024-02-30T00:00:00Z 2024-06-08".split(" "),
  ..."2024-06-08T24:00:00Z 2024-06-08T18:18:60Z 2024-06-08t18:18:18.5+23:59 2024-06-08T18:18:18,8Z".split(
    " ",
  ),
  ..."0000-01-01T00:00:00+23:59 1717870698888 -0 007 1.0 9007199254740993 store.created".split(" "),
  "",
  "\ud83d",
  "\udc00\ud800",
  "\ufeff",
  "contact.connection.connected",
  "contact.connection.changed",
  "account.deactivated",
  "account.updated",
];

const randomText = (random) =>
  String.fromCodePoint(...Array.from({ length: random.below(12) }, () => random.pick(PLANES)(random)));
const PLANES = [
  (random) => 0x20 + random.below(0x5f),
  (random) => random.below(0x30),
  (random) => 0x4e00 + random.below(0x5000),
  (random) => 0x1f300 + random.below(0x800),
];
const randomKey = (random) => (random.once(2) ? random.pick(KEYS) : randomText(random));

/** Returns any JSON value. */
function any(random, depth) {
  const many = (make) => Array.from({ length: random.below(4) }, () => make());
  switch (random.below(depth === 0 ? 7 : 9)) {
    case 0:
      return null;
    case 1:
      return random.once(2);
    case 2:
      return random.below(2 ** 40) - 2 ** 39;
    case 3:
      return new Token(random.pick(NUMBERS));
    case 4:
      return String(random.below(2000) - 1000);
    case 5:
      return random.pick(STRINGS);
    case 6:
      return randomText(random);
    case 7:
      return many(() => any(random, depth - 1));
    default:
      return Object.fromEntries(many(() => [randomKey(random), any(random, depth - 1)]));
  }
}

/** Sets an own property, also `__proto__`. */
const set = (object, key, value) =>
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });

/** Changes a value, a key or the presence of a field. Returns the changed value. */
export function mutateStructure(random, value) {
  if (random.once(40)) return any(random, 3);
  for (let times = 1 + random.below(2); times > 0; times--) {
    const entries = entriesIn(value);
    if (entries.length > 0) mutateEntry(random, ...random.pick(entries));
  }
  return value;
}

/** Returns every object and array with each of its keys. */
function entriesIn(value, found = []) {
  if (typeof value !== "object" || value === null || value instanceof Token) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    entriesIn(value[key], found);
  }
  return found;
}

function mutateEntry(random, parent, key) {
  const value = parent[key];
  const remove = () => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]);
  switch (random.below(10)) {
    case 0:
      return remove();
    case 1:
      return set(parent, key, null);
    case 2:
      return set(parent, key, any(random, 3));
    case 3:
      return Array.isArray(parent)
        ? parent.push(any(random, 3))
        : set(parent, randomKey(random), any(random, 3));
    case 4:
      remove();
      return Array.isArray(parent) ? parent.unshift(value) : set(parent, `${key}2`, value);
    default:
      return set(parent, key, mutateValue(random, value));
  }
}

/** Returns a value that is similar to the given one. */
function mutateValue(random, value) {
  if (typeof value === "string") return random.pick(STRINGS);
  if (typeof value === "number") return mutateNumber(random, value);
  if (!Array.isArray(value) || value.length === 0) return any(random, 3);
  // More issues than a report lists.
  const element = mutateStructure(random, value[0]);
  return [...value, ...Array.from({ length: random.below(60) }, () => element)];
}

function mutateNumber(random, number) {
  switch (random.below(5)) {
    case 0:
      return String(number);
    case 1:
      return number + 1;
    case 2:
      return new Token(`${number}.5`);
    case 3:
      return number + random.pick([-1, 1]) * 2 ** (45 + random.below(10));
    default:
      return new Token(random.pick(NUMBERS));
  }
}

/** Writes a value as text in a random notation; with `spoil`, sometimes with duplicate keys. */
export function write(random, value, spoil) {
  const spaces = random.once(2);
  const escapes = random.once(4);
  const shuffle = random.once(2);
  const notation = random.once(4);
  const duplicates = spoil && random.once(6);
  const space = () => (spaces ? random.pick(["", " ", "\n", "\r\n", "\t", "  "]) : "");

  const string = (text) => {
    if (!escapes) return JSON.stringify(text);
    let out = '"';
    for (let index = 0; index < text.length; index++) out += unit(text, index);
    return `${out}"`;
  };
  const unit = (text, index) => {
    const one = text[index];
    const code = text.charCodeAt(index);
    const short = SHORT.indexOf(one);
    if (short >= 0 && random.once(2)) return `\\${'"\\/bfnrt'[short]}`;
    // Each half of a surrogate pair may be escaped.
    const pair = code >= 0xd800 && code < 0xe000;
    if (!pair && code >= 0x20 && one !== '"' && one !== "\\" && !random.once(3)) return one;
    const digits = code.toString(16).padStart(4, "0");
    return `\\u${random.once(2) ? digits.toUpperCase() : digits}`;
  };
  const number = (number) => {
    if (!notation || !Number.isInteger(number) || Math.abs(number) >= 1e21) return JSON.stringify(number);
    if (number === 0) return random.pick(["0", "-0", "0.00", "0e9", "-0.0E-400"]);
    const digits = String(number);
    const first = number < 0 ? 2 : 1;
    const split = first + random.below(digits.length - first + 1);
    const rest = digits.slice(split) || "0";
    const exponent = digits.length - split;
    return random.pick([
      digits,
      `${digits}.${"0".repeat(1 + random.below(30))}`,
      `${digits}e${random.pick(["0", "+0", "-00"])}`,
      `${digits}00${random.pick(["e", "E"])}-2`,
      `${digits.slice(0, split)}.${rest}e${random.pick(["", "+"])}${exponent}`,
    ]);
  };
  const written = (value) => {
    if (typeof value === "string") return string(value);
    if (typeof value === "number") return number(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (value instanceof Token) return value.text;
    if (Array.isArray(value)) return `[${value.map(element).join(",")}${space()}]`;
    const fields = Object.entries(value);
    if (shuffle) {
      for (let index = fields.length - 1; index > 0; index--) {
        const other = random.below(index + 1);
        [fields[index], fields[other]] = [fields[other], fields[index]];
      }
    }
    if (duplicates && fields.length > 0 && random.once(3)) {
      const [key] = random.pick(fields);
      fields.splice(random.below(fields.length + 1), 0, [key, any(random, 1)]);
    }
    return `{${fields.map(field).join(",")}${space()}}`;
  };
  const element = (value) => `${space()}${written(value)}${space()}`;
  const field = ([key, value]) => `${space()}${string(key)}${space()}:${element(value)}`;
  return `${random.once(16) ? BYTE_ORDER_MARK : ""}${element(value)}`;
}

const SHORT = '"\\/\b\f\n\r\t';

/** Changes some bytes, like a broken proxy, a truncation or an attacker. */
export function mutateBytes(random, bytes) {
  const special = '{}[]",:\\u0eE+-.19 \n\x01\xed\xa0\xef\xbb';
  return new Uint8Array(Buffer.from(mutateUnits(random, bytes.toString("latin1"), 256, special), "latin1"));
}

/** The same with UTF-16 code units, which can leave a lone surrogate in the text. */
export const mutateUtf16 = (random, text) =>
  mutateUnits(random, text, 0x10000, '\ud83d\ude00\ud800\udfff\ufeff\u2028"\\');

function mutateUnits(random, text, end, special) {
  let units = text;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(units.length + 1);
    const splice = (remove, insert) => units.slice(0, at) + insert + units.slice(at + remove);
    switch (random.below(7)) {
      case 0:
        units = units.slice(0, at);
        break;
      case 1:
        units = splice(1, "");
        break;
      case 2:
        units = splice(1, String.fromCharCode(random.below(end)));
        break;
      case 3:
        units = splice(0, String.fromCharCode(random.below(end)));
        break;
      case 4:
        units = splice(0, random.pick(special));
        break;
      case 5: {
        const from = random.below(units.length + 1);
        units = splice(0, units.slice(from, from + random.below(40)));
        break;
      }
      default:
        units = splice(random.below(40), "");
    }
  }
  return units;
}
