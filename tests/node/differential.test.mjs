// JSON.parse as an independent judge: what the package accepts it parses, to the same values; what it rejects
// the package rejects. The rules are applied a second time here, naively, to text that JSON.parse has accepted.
//
// `CASES=1000000 SEED=7 node --test tests/node/differential.test.mjs` runs more cases, or others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import {
  ConnectedEventError,
  MAX_ISSUES,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} from "chatbrick-events";
import fc from "fast-check";
import {
  BYTE_ORDER_MARK,
  mutateBytes,
  mutateStructure,
  mutateUtf16,
  payloads,
  Random,
  write,
} from "./generate.mjs";

const seed = Number(process.env.SEED ?? 20240608);
const cases = Number(process.env.CASES ?? 100_000);

test("JSON.parse agrees", () => {
  console.log(`seed ${seed}, ${cases} cases`);
  const run = new Run();
  fc.assert(
    fc.property(payloads, fc.integer(), (payload, seed) => {
      const random = new Random(seed);
      for (const kind of [0, 1, 2, 3]) {
        const intact = JSON.parse(JSON.stringify(payload));
        const value = kind % 2 === 0 ? intact : mutateStructure(random, intact);
        const text = write(random, value, kind > 0);
        const strings = stringsOf(value);
        if (kind < 2) {
          const verdict = run.text(random, text, strings);
          assert.ok(
            kind > 0 || /^(valid|too large)$/.test(verdict),
            `a valid payload is rejected\n${JSON.stringify(text)}`,
          );
        } else if (random.once(8)) {
          run.text(random, mutateUtf16(random, text), strings);
        } else {
          run.bytes(random, mutateBytes(random, Buffer.from(text)), strings);
        }
      }
    }),
    { seed, numRuns: Math.ceil(cases / 4), endOnFailure: true, includeErrorInReport: true },
  );
  run.end();
});

/** The judging of many inputs, and what has come of them. */
class Run {
  counts = { valid: 0, invalid: 0, "not JSON": 0, "too large": 0 };
  codes = new Map();
  /** How often a parsed value could not show all that the text shows. */
  lossy = 0;
  /** Every text that stood in an issue, apart from keys, with the string of the payload that stands in it. */
  vocabulary = new Map();

  /** Judges a text, and its bytes if it has any. */
  text(random, text, strings) {
    return text.isWellFormed()
      ? this.#judge(random, ENCODER.encode(text), text, strings)
      : this.#judge(random, undefined, text, strings);
  }

  bytes(random, bytes, strings) {
    return this.#judge(random, bytes, decoded(bytes), strings);
  }

  #judge(random, bytes, text, strings) {
    try {
      const options = optionsFor(random, bytes);
      const verdict = this.#compare(random, bytes, text, options, strings);
      this.counts[verdict] += 1;
      return verdict;
    } catch (error) {
      const shown =
        text === undefined ? `base64 ${Buffer.from(bytes).toString("base64")}` : JSON.stringify(text);
      throw new Error(`${error.message}\nof ${shown}`, { cause: error });
    }
  }

  #compare(random, bytes, text, options, strings) {
    const forms = [bytes, text].filter((input) => input !== undefined);
    const results = forms.map((input) => this.#result(input, options, strings));
    // The third form is the value.
    const chosen = random.below(3);
    if (chosen < forms.length) agree(forms[chosen], options, results[chosen]);
    // Those of the bytes are held against those of the text.
    positions(forms.at(-1), results.at(-1).issues);
    if (forms.length === 2) sameSpans(bytes, text, results);
    const { fatal, value } = parsed(bytes, text, options);
    if (fatal !== undefined) {
      for (const [index, { success, issues }] of results.entries()) {
        assert.equal(`${success} ${issues.map(codeAndPointer).join()}`, `false ${fatal} `);
        fatalSpan(forms[index], issues[0]);
      }
      return fatal === "too_large" ? "too large" : "not JSON";
    }

    const expected = expectedIssues(text);
    sameIssues(results.at(-1), expected, spanned);
    for (const result of results) sameVerdict(result, expected, options, value);
    carriesType(results.at(-1).issues, value);
    // A string is text, and not a value.
    if (typeof value !== "string") this.#value(chosen === 2, value, options, strings, expected);
    return expected.some(({ error }) => error) ? "invalid" : "valid";
  }

  /** The parsed value has the same verdict, event and issues, as far as JSON.parse leaves them to be seen. */
  #value(chosen, value, options, strings, ofText) {
    const written = JSON.stringify(value);
    const lossy = ofText.some(({ lossy }) => lossy);
    if (lossy) this.lossy += 1;
    const expected = lossy ? expectedIssues(written) : ofText;
    // That of the text does not fit the value.
    const tight = options?.maxBytes !== undefined;
    const own = tight ? { maxBytes: Buffer.byteLength(written) } : options;
    const result = this.#result(value, own, strings);
    sameIssues(result, expected, codeAndPointer);
    sameVerdict(result, expected, own, lossy ? JSON.parse(written) : value);
    for (const issue of result.issues) {
      for (const member of ["offset", "length", "line", "column"]) assert.ok(!(member in issue), member);
    }
    if (chosen) agree(value, own, result);
    if (!tight) return;
    const { issues } = this.#result(value, { maxBytes: own.maxBytes - 1 }, strings);
    assert.equal(issues.map(codeAndPointer).join(), "too_large ");
  }

  /** What safeParse says; and what holds for any list of issues. */
  #result(input, options, strings) {
    const result = safeParseConnectedEvent(input, options);
    const { success, issues, truncated } = result;
    assert.equal("event" in result, success);
    assert.ok(issues.length <= MAX_ISSUES && (!truncated || issues.length === MAX_ISSUES));
    for (const issue of issues) {
      this.codes.set(issue.code, (this.codes.get(issue.code) ?? 0) + 1);
      assert.equal(issue.pointer, issue.path.map((step) => `/${escapedKey(step)}`).join(""));
      this.#quotesNothing(issue, strings);
    }
    return result;
  }

  /** Keys stand in the path, the event's type in `received`; of the other texts none is the payload's. */
  #quotesNothing({ code, message, expected, received }, strings) {
    for (const said of [message, expected, code === "unexpected_event_type" ? undefined : received]) {
      if (said === undefined || this.vocabulary.get(said) === NO_QUOTE) continue;
      // A payload may by chance hold a word of a message, but not all payloads with that message do.
      const quoted = strings.find((string) => string.length >= 4 && said.includes(string));
      this.vocabulary.set(said, quoted ?? NO_QUOTE);
      assert.ok(this.vocabulary.size < 100, `the texts of issues are not constants: ${said}`);
    }
  }

  /** Shows what was tested, and fails if that was too little. */
  end() {
    const { valid, invalid, "not JSON": notJson } = this.counts;
    const sum = Object.values(this.counts).reduce((sum, count) => sum + count);
    const codes = [...this.codes].sort().map(([code, count]) => `${code} ${count}`);
    console.log(`${sum} cases: ${show(this.counts)}, lossy ${this.lossy}; ${codes.join(", ")}`);
    assert.ok(valid > sum / 4 && invalid > sum / 5 && notJson > sum / 5, "one class is too small");
    for (const [said, quoted] of this.vocabulary) {
      assert.equal(quoted, NO_QUOTE, `an issue quotes the payload: ${said}`);
    }
    if (sum < 50_000) return;
    assert.ok(this.lossy > sum / 200, "too few values hide something");
    for (const code of [...Object.keys(SEVERE), ...FATAL]) {
      assert.ok(this.codes.get(code) >= sum / 5000, `${code} is too rare`);
    }
  }
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const FATAL = ["too_large", "invalid_utf8", "lone_surrogate", "invalid_json"];

function decoded(bytes) {
  try {
    return DECODER.decode(bytes);
  } catch {
    return undefined;
  }
}

const NO_QUOTE = "";
const show = (value) => JSON.stringify(value);
const escapedKey = (step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1");
const codeAndPointer = ({ code, pointer }) => `${code} ${pointer}`;
const spanned = ({ code, pointer, offset, length }) => `${offset} ${length} ${code} ${pointer}`;

/** Mostly none. `maxBytes` is the size, or one less. */
function optionsFor(random, bytes) {
  if (random.once(8)) return { strict: true };
  if (bytes?.length > 0 && random.once(16)) return { maxBytes: bytes.length - random.below(2) };
  return undefined;
}

/** What JSON.parse gives, or the code of the one issue of a text that cannot be read. */
function parsed(bytes, text, options) {
  if (bytes?.length > options?.maxBytes) return { fatal: "too_large" };
  if (text === undefined) return { fatal: "invalid_utf8" };
  if (bytes === undefined) return { fatal: "lone_surrogate" };
  try {
    return { value: JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text) };
  } catch {
    return { fatal: "invalid_json" };
  }
}

/** The span of what cannot be read: the whole, the first that is wrong, or the end. */
function fatalSpan(input, { code, offset, length }) {
  if (code === "too_large") {
    assert.deepEqual([offset, length], [0, input.length]);
  } else if (code === "invalid_utf8") {
    assert.ok(length > 0 && decoded(input.subarray(0, offset)) !== undefined);
    assert.equal(decoded(input.subarray(offset, offset + length)), undefined);
  } else if (code === "lone_surrogate") {
    assert.ok(length === 1 && input.slice(0, offset).isWellFormed());
    assert.match(input.slice(offset, offset + 2), /^\p{Surrogate}/u);
  } else {
    assert.ok(length > 0 || offset === input.length);
  }
}

/** Spans are within the input and in order; lines and columns are those that counting gives. */
function positions(input, issues) {
  let previous = 0;
  for (const { offset, length, line, column } of issues) {
    assert.ok(offset >= previous && length >= 0 && offset + length <= input.length, "the order of the spans");
    previous = offset;
    const before =
      typeof input === "string" ? input.slice(0, offset) : DECODER.decode(input.subarray(0, offset));
    const lines = before.split("\n");
    assert.ok(line === lines.length && column === [...lines.at(-1)].length + 1, "line and column");
  }
}

/** Text and bytes have the same issues, at the same place. */
function sameSpans(bytes, text, [ofBytes, ofText]) {
  assert.equal(
    `${ofBytes.success} ${ofBytes.truncated} ${ofBytes.issues.length}`,
    `${ofText.success} ${ofText.truncated} ${ofText.issues.length}`,
  );
  if (ofText.issues.length === 0) return;
  const spanless = (issues) => issues.map(({ offset, length, ...rest }) => rest);
  assert.equal(show(spanless(ofBytes.issues)), show(spanless(ofText.issues)), "bytes and text");
  for (const [index, { offset, length }] of ofBytes.issues.entries()) {
    const other = ofText.issues[index];
    assert.equal(Buffer.byteLength(text.slice(0, other.offset)), offset);
    const span = DECODER.decode(bytes.subarray(offset, offset + length));
    assert.equal(span, text.slice(other.offset, other.offset + other.length));
  }
}

/** The issues are the expected ones; of more than a report holds, any that may stand there. */
function sameIssues({ issues, truncated }, expected, described) {
  assert.equal(truncated, expected.length > MAX_ISSUES);
  const actual = issues.map(described).sort();
  const wanted = expected.map(described).sort();
  if (!truncated) {
    assert.equal(actual.join("\n"), wanted.join("\n"));
    return;
  }
  const all = new Set(wanted);
  assert.ok(new Set(actual).size === MAX_ISSUES && actual.every((issue) => all.has(issue)));
  if (described !== spanned) return;
  const offsets = expected.map(({ offset }) => offset).sort((a, b) => a - b);
  assert.deepEqual(
    issues.map(({ offset }) => offset),
    offsets.slice(0, MAX_ISSUES),
  );
}

/** The verdict is that of the issues, and the event is there if it is valid. */
function sameVerdict({ success, event }, expected, options, value) {
  assert.equal(success, !expected.some((issue) => options?.strict || issue.error), "the verdict");
  const wanted = success ? eventOf(value) : undefined;
  assert.ok(isDeepStrictEqual(event, wanted), `the event\n${show(event)}\n${show(wanted)}`);
}

/** validate says what safeParse says, and parse returns its event or throws its issues. */
function agree(input, options, { success, event, issues, truncated }) {
  assert.equal(show(validate(input, options)), show({ valid: success, issues, truncated }), "validate");
  try {
    const parsed = parseConnectedEvent(input, options);
    assert.ok(success && isDeepStrictEqual(parsed, event), "parse and safeParse");
  } catch (error) {
    if (!(error instanceof ConnectedEventError)) throw error;
    assert.ok(
      !success && error.truncated === truncated && show(error.issues) === show(issues),
      "parse throws",
    );
    const { code, message } = issues.find(({ severity }) => severity === "error") ?? issues[0];
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    assert.ok(error.message.startsWith(`invalid contact.connection.connected payload: ${code} at `));
    assert.ok(error.message.includes(`: ${message}`) && error.message.endsWith(more));
  }
}

/** The type of another event is carried, at most 64 characters of it. */
function carriesType(issues, value) {
  const issue = issues.find(({ code }) => code === "unexpected_event_type");
  if (issue === undefined || issues.some(({ code }) => code === "duplicate_key")) return;
  // Half a pair stays an escape, in the letters in which it was sent.
  const type = value.type.replace(/\p{Surrogate}/gu, (half) => JSON.stringify(half).slice(1, -1));
  assert.equal(issue.received.toLowerCase(), [...type].slice(0, 64).join("").toLowerCase());
}

/** Every string value, keys and the event's type excepted. */
function stringsOf(value, found = []) {
  if (typeof value === "string") found.push(value);
  if (typeof value !== "object" || value === null) return found;
  for (const [key, member] of Object.entries(value)) if (key !== "type") stringsOf(member, found);
  return found;
}

// The event

const KEYS = {
  contact: ["id", "name", "avatar"],
  lineUser: ["id", "name", "lineUid", "lineProviderId", "profilePictureUrl"],
  connectedStore: ["id", "name", "logo", "externalId"],
  connectedStaff: ["id", "storeId", "name", "displayName", "employeeId", "avatar"],
  times: ["connectedAt", "initConnectedAt"],
};

/** The event as it has to come out: what JSON.parse gives, with the documented keys and no others. */
function eventOf({ type, data }) {
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

/** The codes that are found in a text that is JSON: true for an error. */
const SEVERE = {
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
function expectedIssues(text) {
  const issues = [];
  const add = (code, pointer, { start, end }, lossy = false) =>
    issues.push({ code, pointer, offset: start, length: end - start, error: SEVERE[code], lossy });
  const marked = text.startsWith(BYTE_ORDER_MARK);
  if (marked) add("byte_order_mark", "", { start: 0, end: 1 }, true);

  const object = (node, model, pointer) => {
    const open = { start: node.start, end: node.start + 1 };
    const first = new Map();
    for (const { key, keySpan, node: member } of node.members) {
      const at = `${pointer}/${escapedKey(key)}`;
      if (!key.isWellFormed()) continue;
      if (first.has(key)) add("duplicate_key", at, keySpan, true);
      else if (Object.hasOwn(MODEL[model], key)) first.set(key, member);
      else first.set(key, add("unknown_field", at, keySpan));
    }
    if (node.members.some(({ key }) => !key.isWellFormed())) add("lone_surrogate", pointer, node);
    const foreign = model === "event" && isForeign(first.get("type"));
    for (const [key, kindAndPresence] of Object.entries(MODEL[model])) {
      const kind = kindAndPresence.slice(0, -1);
      const presence = kindAndPresence.at(-1);
      const member = first.get(key);
      const at = `${pointer}/${key}`;
      if (member === undefined) add(presence === "!" ? "missing_field" : "absent_field", at, open);
      else if (member.type === "null" && presence !== "?")
        add(presence === "!" ? "null_not_allowed" : "undocumented_null", at, member);
      else if (member.type !== "null") value(member, kind, at, foreign);
    }
    if (model === "data") crossChecks(first, pointer, open);
  };

  const value = (node, kind, pointer, foreign) => {
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
    else if (type === "object" && !foreign) object(node, kind, pointer);
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

  const crossChecks = (members, pointer, open) => {
    const absent = (key) => (members.get(key)?.type ?? "null") === "null";
    if (absent("connectedStore") && absent("connectedStaff")) add("no_connection", pointer, open);
    const member = (object, key) =>
      members.get(object)?.members?.find((member) => member.key === key)?.node ?? { type: "null" };
    const nodes = KEYS.times.map((key) => member("timestampsMs", key));
    const [at, init] = nodes.map((node) => exact(node).value);
    for (const [index, key] of KEYS.times.entries()) {
      const time = member("timestamps", key);
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

const isForeign = (node) => node?.type === "string" && !FORMATS.type[0].test(node.value);

const RANGE = 8_640_000_000_000_000n;

/** The number that is written, judged digit by digit: `value` if it is an integer within the range. */
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
    if (raw === "{") return members(start);
    if (raw === "[") return items(start);
    if (raw[0] === '"') return { type: "string", start, end, value: unescaped(raw) };
    return { type: raw === "null" ? raw : /^[tf]/.test(raw) ? "boolean" : "number", start, end, raw };
  };
  const members = (start) => {
    const members = [];
    for (let one = next(); one.raw !== "}"; one = next()) {
      if (one.raw === ",") one = next();
      next();
      members.push({ key: unescaped(one.raw), keySpan: one, node: node(next()) });
    }
    return { type: "object", start, end: token.lastIndex, members };
  };
  const items = (start) => {
    const items = [];
    for (let one = next(); one.raw !== "]"; one = next()) items.push(node(one.raw === "," ? next() : one));
    return { type: "array", start, end: token.lastIndex, items };
  };
  return node(next());
}
