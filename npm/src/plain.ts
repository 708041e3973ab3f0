// What the generated check of parsed payloads is made of. It accepts and never rejects: where a value is not plainly right,
// the module has the word. So each of these may be stricter than the rules, and none more lenient. (But for one
// that nothing parsed can be: the wrapper of a bigint with a replaced prototype, which nothing cheap tells from an object.)

/** An object whose members are own properties. */
export interface Plain {
  readonly toJSON?: unknown;
  readonly [key: string]: unknown;
}

export const { toStringTag } = Symbol;
// Not `Object.hasOwn`: engines know that a key of a loop over keys is an own one if they are asked in this way alone.
const { hasOwnProperty: hasOwn, toString: tagOf } = Object.prototype;

/** Absent from browsers of before 2024. The call of nothing then throws, and nothing is plainly right. */
const isWellFormed = (String.prototype as { isWellFormed?(this: string): boolean }).isWellFormed;

export const isObject = (value: unknown): value is Plain => typeof value === "object" && value !== null;

/**
 * Whether an object without `toJSON` and `toStringTag` is a plain one with just these keys, in this order, and all its
 * own: `JSON.stringify` sees no others.
 *
 * It goes by what an object is: an array and the wrapper of a string are no objects to it, whatever their prototype.
 */
export function hasKeys(value: Plain, keys: readonly string[]): boolean {
  if (tagOf.call(value) !== "[object Object]") return false;
  let place = 0;
  for (const key in value) {
    if (key !== keys[place] || !hasOwn.call(value, key)) return false;
    place += 1;
  }
  return place === keys.length;
}

/** Whether it is an array, whatever its prototype: `JSON.stringify` reads its elements as anybody does. */
export const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && (value as unknown as Plain).toJSON === undefined;

/** Whether the length of a list is a number of elements: that of a proxy may be anything. */
export const isCount = (length: unknown): length is number =>
  Number.isInteger(length) && (length as number) > 0;

/** The most bytes that a code unit takes in what `JSON.stringify` writes: an escape. */
const MOST_BYTES_OF_UNIT = 6;

/** The most that is counted: no engine has shorter strings than of so many units, and `JSON.stringify` throws beyond. */
const MOST_COUNTED = 2 ** 28 - 16;

/** How many bytes of the limit are left; below zero, nothing is plainly right. */
let left = 0;

/** Begins to count, and returns what was left before: a getter of the payload may have called in. */
export function limit(bytes: number): number {
  const before = left;
  left = Math.min(bytes, MOST_COUNTED);
  return before;
}

/** Counts so many bytes, for keys and punctuation. */
export const spend = (bytes: number): boolean => {
  left -= bytes;
  return left >= 0;
};

const isString = (value: unknown): value is string =>
  typeof value === "string" && spend(value.length * MOST_BYTES_OF_UNIT);

export const isText = (value: unknown): value is string =>
  isString(value) && (isWellFormed as () => boolean).call(value);

export const isId = (value: unknown): boolean => value !== "" && isText(value);

export const isIdOrNull = (value: unknown): boolean => value === null || isId(value);

// Written out: V8 counts a repetition at every turn, which takes twice as long.
const LINE_UID = new RegExp(`^U${"[0-9a-f]".repeat(32)}$`);
export const isLineUid = (value: unknown): boolean => isString(value) && LINE_UID.test(value);

const LINE_PROVIDER_ID = /^[0-9]+$/;
export const isLineProviderId = (value: unknown): boolean => isString(value) && LINE_PROVIDER_ID.test(value);

const URL_START = /^https?:\/\/[!-"$-.0->@-~\u0080-\uffff]/;
export const isUrl = (value: unknown): boolean => value === "" || (isText(value) && URL_START.test(value));

/** The provider's form, but for years before 1000, of which {@link days} need not know. Which days a month has is not in it. */
const DATE_TIME =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** The last day that every month has. */
const LAST_OF_ALL = 28;
/** The number of days up to 1 January 1970, as {@link days} counts them. */
const EPOCH = 719_469;

/**
 * The days of the calendar up to a date, if years began in March: a leap day is then the last of its year, and the months
 * are 153 days for every five. The month may be one too many. The module counts in the same way (src/timestamp.rs), and a
 * test holds this against `Date`.
 */
const days = (year: number, month: number, day: number): number => {
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = ((years / 4) | 0) - ((years / 100) | 0) + ((years / 400) | 0);
  return years * 365 + leapDays + (((months * 153 + 2) / 5) | 0) + day;
};

/** The number of two digits, of each of which the code of "0" is taken. */
const two = (text: string, at: number): number =>
  text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 0x30;

/**
 * Whether a number of milliseconds and a date-time in the provider's form are the same instant. Put together from digits:
 * `Date.UTC` takes several times as long, and `Date.parse` takes a 30th of February for the 1st of March.
 */
export const isInstant = (millis: unknown, dateTime: unknown): boolean => {
  if (typeof dateTime !== "string" || !DATE_TIME.test(dateTime)) return false;
  const year = two(dateTime, 0) * 100 + two(dateTime, 2);
  const month = two(dateTime, 5);
  const day = two(dateTime, 8);
  const thousandths = two(dateTime, 20) * 10 + dateTime.charCodeAt(22) - 0x30;
  const date = days(year, month, day);
  const seconds = (two(dateTime, 11) * 60 + two(dateTime, 14)) * 60 + two(dateTime, 17);
  const time = ((date - EPOCH) * 86_400 + seconds) * 1000 + thousandths;
  return time === millis && (day <= LAST_OF_ALL || date < days(year, month + 1, 1));
};
