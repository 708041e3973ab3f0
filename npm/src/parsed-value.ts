// Building blocks of the generated fast path for parsed values. The fast path only accepts: if a check fails, the wasm
// module validates the value. So a check may be stricter than the rules, but never more lenient. One exception, which no
// JSON parser returns: no cheap check distinguishes a bigint wrapper with a replaced prototype from an object.

/** A plain object: every field is an own property. */
export interface PlainObject {
  readonly toJSON?: unknown;
  readonly [key: string]: unknown;
}

export const { toStringTag } = Symbol;
// Not `Object.hasOwn`: engines optimise the own-property check of a `for...in` key only for `hasOwnProperty`.
const { hasOwnProperty: hasOwn, toString: tagOf } = Object.prototype;

/** Missing in browsers from before 2024: the call then throws, and every value takes the slow path. */
const isWellFormed = (String.prototype as { isWellFormed?(this: string): boolean }).isWellFormed;

export const isObject = (value: unknown): value is PlainObject => typeof value === "object" && value !== null;

/**
 * Whether an object without `toJSON` and `toStringTag` is a plain object that has exactly these own keys in this order, and
 * so serializes with these keys. Arrays and wrapper objects fail, with any prototype.
 */
export function hasKeys(value: PlainObject, keys: readonly string[]): boolean {
  if (tagOf.call(value) !== "[object Object]") return false;
  let index = 0;
  for (const key in value) {
    if (key !== keys[index] || !hasOwn.call(value, key)) return false;
    index += 1;
  }
  return index === keys.length;
}

/** Whether a value serializes as an array. The prototype does not matter: `JSON.stringify` reads `length` and the elements. */
export const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && (value as unknown as PlainObject).toJSON === undefined;

/** Whether a length is a positive integer. The length of a proxy can be any value. */
export const isNonZeroLength = (length: unknown): length is number =>
  Number.isInteger(length) && (length as number) > 0;

/** Most bytes that `JSON.stringify` writes for one code unit: a `\u` escape. */
const MAX_BYTES_PER_UNIT = 6;

/** Largest budget: the shortest maximum string length of any engine. `JSON.stringify` throws for a longer text. */
const MAX_BUDGET = 2 ** 28 - 16;

/** Remaining bytes of `maxBytes`. Below zero, the value takes the slow path. */
let budget = 0;

/** Sets the budget and returns the previous one, which a caller restores: a getter of the payload may validate another. */
export function setBudget(bytes: number): number {
  const previous = budget;
  budget = Math.min(bytes, MAX_BUDGET);
  return previous;
}

/** Spends bytes for keys and punctuation; false if the budget is exceeded. */
export const spend = (bytes: number): boolean => {
  budget -= bytes;
  return budget >= 0;
};

/** Whether the budget has at least this many bytes left. */
export const fits = (bytes: number): boolean => bytes <= budget;

export const isNumber = (value: unknown): value is number => typeof value === "number";

export const isString = (value: unknown): value is string =>
  typeof value === "string" && spend(value.length * MAX_BYTES_PER_UNIT);

export const isText = (value: unknown): value is string =>
  isString(value) && (isWellFormed as () => boolean).call(value);

export const isId = (value: unknown): value is string => value !== "" && isText(value);

// Repeated 32 times in the pattern: V8 counts `{32}` at run time, which takes twice as long.
const LINE_UID = new RegExp(`^U${"[0-9a-f]".repeat(32)}$`);
export const isLineUid = (value: unknown): value is string => isString(value) && LINE_UID.test(value);

const LINE_PROVIDER_ID = /^[0-9]+$/;
export const isLineProviderId = (value: unknown): value is string =>
  isString(value) && LINE_PROVIDER_ID.test(value);

const URL_START = /^https?:\/\/[^\0- #/?\x7f]/;
export const isUrl = (value: unknown): value is string =>
  value === "" || (isText(value) && URL_START.test(value));

/** Largest number of milliseconds that a `Date` can hold. */
const MAX_MILLIS = 8.64e15;
export const isMillis = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= MAX_MILLIS;

/** ChatBrick's date-time form without years before 1000. Does not check the length of a month. */
const DATE_TIME =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** Last day that every month has. */
const SHORTEST_MONTH = 28;
/** {@link dayNumber} of 1970-01-01. */
const EPOCH = 719_469;

/**
 * Returns the day number of a date in a calendar whose years begin in March: a leap day is then the last of its year, and
 * five months always have 153 days. Accepts month 13. Same algorithm as `src/timestamp.rs`; a test compares it with `Date`.
 */
const dayNumber = (year: number, month: number, day: number): number => {
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = ((years / 4) | 0) - ((years / 100) | 0) + ((years / 400) | 0);
  return years * 365 + leapDays + (((months * 153 + 2) / 5) | 0) + day;
};

/** Parses two digits. 0x30 is the code of "0". */
const twoDigits = (text: string, at: number): number =>
  text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 0x30;

/**
 * Returns the instant of a date-time in ChatBrick's form in milliseconds; NaN for any other text. Computed from the digits:
 * `Date.UTC` takes several times as long, and `Date.parse` reads 30 February as 1 March.
 */
const instantOf = (dateTime: string): number => {
  if (!DATE_TIME.test(dateTime)) return Number.NaN;
  const year = twoDigits(dateTime, 0) * 100 + twoDigits(dateTime, 2);
  const month = twoDigits(dateTime, 5);
  const day = twoDigits(dateTime, 8);
  const milliseconds = twoDigits(dateTime, 20) * 10 + dateTime.charCodeAt(22) - 0x30;
  const date = dayNumber(year, month, day);
  const seconds = (twoDigits(dateTime, 11) * 60 + twoDigits(dateTime, 14)) * 60 + twoDigits(dateTime, 17);
  const exists = day <= SHORTEST_MONTH || date < dayNumber(year, month + 1, 1);
  return exists ? ((date - EPOCH) * 86_400 + seconds) * 1000 + milliseconds : Number.NaN;
};

export const isDateTime = (value: unknown): value is string =>
  isString(value) && !Number.isNaN(instantOf(value));

/** Whether a millisecond timestamp is the instant of a date-time in ChatBrick's form. */
export const isSameInstant = (millis: number, dateTime: string): boolean => instantOf(dateTime) === millis;
