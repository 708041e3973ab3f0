// Compares the package with JSON.parse as an independent oracle: JSON.parse returns the same values for every accepted input, and
// the package rejects every input that JSON.parse rejects. rules.mjs applies the rules a second time to text that JSON.parse
// accepts.
//
// `CASES=1000000 SEED=7 node --test tests/node/differential.test.mjs` runs more or other cases.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as api from "chatbrick-events";
import fc from "fast-check";
import {
  BYTE_ORDER_MARK,
  eventPayloads,
  mutateBytes,
  mutateStructure,
  mutateUtf16,
  Random,
  write,
} from "./generate.mjs";
import {
  EVENT_TYPES,
  escapedKey,
  eventOf,
  expectedIssues,
  expectedOutcome,
  ownTimeOf,
  SEVERE,
} from "./rules.mjs";

const seed = Number(process.env.SEED ?? 20240608);
const cases = Number(process.env.CASES ?? 100_000);

const { MAX_ISSUES, occurredAt } = api;

/** The functions for one type, and those for every type. */
const CONNECTED = {
  parse: api.parseConnectedEvent,
  safeParse: api.safeParseConnectedEvent,
  validate: api.validate,
  ParseError: api.ConnectedEventError,
  isFamily: false,
};
const FAMILY = {
  parse: api.parseEvent,
  safeParse: api.safeParseEvent,
  validate: api.validateEvent,
  ParseError: api.EventError,
  isFamily: true,
};

test("JSON.parse agrees with the package on random payloads and mutations", () => {
  console.log(`seed ${seed}, ${cases} cases`);
  const run = new Run();
  fc.assert(
    fc.property(eventPayloads, fc.integer(), (payload, seed) => {
      const random = new Random(seed);
      for (const kind of [0, 1, 2, 3]) {
        const call = callFor(random, payload.type);
        const intact = JSON.parse(JSON.stringify(payload));
        const value = kind % 2 === 0 ? intact : mutateStructure(random, intact);
        const text = write(random, value, kind > 0);
        const strings = stringsOf(value);
        if (kind < 2) {
          const verdict = run.text(random, text, strings, call);
          const wanted = call.types.includes(payload.type)
            ? /^(event|too large)$/
            : /^(other_event|too large)$/;
          assert.ok(
            kind > 0 || wanted.test(verdict),
            `the outcome of a valid payload is ${verdict}\n${JSON.stringify(text)}`,
          );
        } else if (random.once(8)) {
          run.text(random, mutateUtf16(random, text), strings, call);
        } else {
          run.bytes(random, mutateBytes(random, Buffer.from(text)), strings, call);
        }
      }
    }),
    { seed, numRuns: Math.ceil(cases / 4), endOnFailure: true, includeErrorInReport: true },
  );
  run.end();
});

/** Chooses the functions to call and the accepted types, which mostly include `type`. */
function callFor(random, type) {
  if (random.once(type === EVENT_TYPES[0] ? 2 : 40)) return { ...CONNECTED, types: EVENT_TYPES.slice(0, 1) };
  if (random.once(2)) return { ...FAMILY, types: EVENT_TYPES };
  const others = Array.from({ length: random.below(4) }, () => random.pick(EVENT_TYPES));
  const types = random.once(10) && others.length > 0 ? others : [...others, type];
  return { ...FAMILY, types, option: types.length === 1 && random.once(2) ? types[0] : types };
}

/** Validates many inputs and counts the outcomes. */
class Run {
  counts = { event: 0, other_event: 0, invalid: 0, "not JSON": 0, "too large": 0 };
  codes = new Map();
  /** Number of parsed values that hide issues of their text. */
  lossy = 0;
  /** Texts of issues, except keys, each with a string of the payload that it contains. */
  vocabulary = new Map();

  /** Validates a text, and its bytes if it is well-formed. */
  text(random, text, strings, call) {
    return text.isWellFormed()
      ? this.#validate(random, ENCODER.encode(text), text, strings, call)
      : this.#validate(random, undefined, text, strings, call);
  }

  bytes(random, bytes, strings, call) {
    return this.#validate(random, bytes, decoded(bytes), strings, call);
  }

  #validate(random, bytes, text, strings, call) {
    try {
      const options = optionsFor(random, bytes, call);
      const verdict = this.#compare(random, bytes, text, options, strings, call);
      this.counts[verdict] += 1;
      return verdict;
    } catch (error) {
      const shown =
        text === undefined ? `base64 ${Buffer.from(bytes).toString("base64")}` : JSON.stringify(text);
      const functions = call.isFamily ? `every type (${call.types})` : "one type";
      throw new Error(`${error.message}\nin the functions for ${functions}\nfor ${shown}`, { cause: error });
    }
  }

  #compare(random, bytes, text, options, strings, call) {
    const forms = [bytes, text].filter((input) => input !== undefined);
    const results = forms.map((input) => this.#result(input, options, strings, call));
    // The third form is the parsed value.
    const chosen = random.below(3);
    if (chosen < forms.length) agree(forms[chosen], options, results[chosen], call);
    // The positions of bytes and text are compared with each other.
    positions(forms.at(-1), results.at(-1).issues);
    if (forms.length === 2) sameSpans(bytes, text, results);
    const { fatal, value } = parsed(bytes, text, options);
    if (fatal !== undefined) {
      for (const [index, { outcome, issues }] of results.entries()) {
        assert.equal(`${outcome} ${issues.map(codeAndPointer).join()}`, `invalid ${fatal} `);
        fatalSpan(forms[index], issues[0]);
      }
      return fatal === "too_large" ? "too large" : "not JSON";
    }

    const expected = expectedIssues(text, call.types);
    sameIssues(results.at(-1), expected, spanned);
    for (const result of results) sameVerdict(result, expected, options, value);
    carriesType(results.at(-1), value, call);
    // A string would be read as text, not as a parsed value.
    if (typeof value !== "string") this.#value(chosen === 2, value, options, strings, expected, call);
    return expectedOutcome(expected);
  }

  /** The parsed value has the same verdict, event and issues, except issues that JSON.parse hides. */
  #value(chosen, value, options, strings, ofText, call) {
    const written = JSON.stringify(value);
    const lossy = ofText.some(({ lossy }) => lossy);
    if (lossy) this.lossy += 1;
    const expected = lossy ? expectedIssues(written, call.types) : ofText;
    // The value has a different size than the text.
    const tight = options?.maxBytes !== undefined;
    const own = tight ? { ...options, maxBytes: Buffer.byteLength(written) } : options;
    const result = this.#result(value, own, strings, call);
    sameIssues(result, expected, codeAndPointer);
    sameVerdict(result, expected, own, lossy ? JSON.parse(written) : value);
    for (const issue of result.issues) {
      for (const property of ["offset", "length", "line", "column"])
        assert.ok(!(property in issue), property);
    }
    if (chosen) agree(value, own, result, call);
    if (!tight) return;
    const { issues } = this.#result(value, { ...own, maxBytes: own.maxBytes - 1 }, strings, call);
    assert.equal(issues.map(codeAndPointer).join(), "too_large ");
  }

  /** Calls safeParse, and checks the properties of any list of issues. */
  #result(input, options, strings, { safeParse }) {
    const result = safeParse(input, options);
    const { success, outcome, issues, truncated } = result;
    assert.ok(success === (outcome === "event") && success === "event" in result, "success, outcome, event");
    assert.equal("type" in result, outcome === "other_event");
    assert.ok(issues.length <= MAX_ISSUES && (!truncated || issues.length === MAX_ISSUES));
    for (const issue of issues) {
      this.codes.set(issue.code, (this.codes.get(issue.code) ?? 0) + 1);
      assert.equal(issue.pointer, issue.path.map((step) => `/${escapedKey(step)}`).join(""));
      this.#checkQuotes(issue, strings);
    }
    return result;
  }

  /** Only the path contains keys, and only `received` the event's type. The other texts do not quote the payload. */
  #checkQuotes({ code, message, expected, received }, strings) {
    for (const text of [message, expected, code === "unexpected_event_type" ? undefined : received]) {
      if (text === undefined || this.vocabulary.get(text) === NO_QUOTE) continue;
      // A payload can contain a part of a message by chance, but not all payloads with that message do.
      const quoted = strings.find((string) => string.length >= 4 && text.includes(string));
      this.vocabulary.set(text, quoted ?? NO_QUOTE);
      assert.ok(this.vocabulary.size < 100, `the texts of issues are not constants: ${text}`);
    }
  }

  /** Prints the counts, and fails if one is too small. */
  end() {
    const { event, other_event: other, invalid, "not JSON": notJson } = this.counts;
    const sum = Object.values(this.counts).reduce((sum, count) => sum + count);
    const codes = [...this.codes].sort().map(([code, count]) => `${code} ${count}`);
    console.log(`${sum} cases: ${show(this.counts)}, lossy ${this.lossy}; ${codes.join(", ")}`);
    const enough = event > sum / 4 && other > sum / 50 && invalid > sum / 6 && notJson > sum / 5;
    assert.ok(enough, "one outcome is too rare");
    for (const [text, quoted] of this.vocabulary) {
      assert.equal(quoted, NO_QUOTE, `an issue quotes the payload: ${text}`);
    }
    if (sum < 50_000) return;
    assert.ok(this.lossy > sum / 200, "too few parsed values hide an issue");
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
const codeAndPointer = ({ code, pointer }) => `${code} ${pointer}`;
const spanned = ({ code, pointer, offset, length }) => `${offset} ${length} ${code} ${pointer}`;

/** Returns options, mostly none. `maxBytes` is the size of the input, or one less. */
function optionsFor(random, bytes, { option }) {
  const types = option === undefined ? {} : { types: option };
  if (random.once(8)) return { strict: true, ...types };
  if (bytes?.length > 0 && random.once(16)) return { maxBytes: bytes.length - random.below(2), ...types };
  return option && types;
}

/** Returns the result of JSON.parse, or the code of the only issue of a text that cannot be read. */
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

/** Checks the span of an unreadable input: the whole input, the first error, or the end. */
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

/** Checks that spans are within the input and in order, and that lines and columns match a count of the characters. */
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

/** Text and bytes have the same issues at the same positions. */
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

/** The issues equal the expected ones. A truncated report may list any of them. */
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

/** The outcome matches the issues, and a valid payload has an event. */
function sameVerdict({ outcome, event }, expected, options, value) {
  assert.equal(outcome, expectedOutcome(expected, options), "the outcome");
  const wanted = outcome === "event" ? eventOf(value) : undefined;
  assert.ok(isDeepStrictEqual(event, wanted), `the event\n${show(event)}\n${show(wanted)}`);
  if (event !== undefined) assert.equal(occurredAt(event), ownTimeOf(wanted), "occurredAt");
}

/** validate agrees with safeParse, and parse returns the same event or throws the same issues. */
function agree(input, options, { success, outcome, type, event, issues, truncated }, call) {
  const { parse, validate, ParseError, isFamily, types } = call;
  assert.equal(show(validate(input, options)), show({ valid: success, issues, truncated }), "validate");
  try {
    const parsed = parse(input, options);
    assert.ok(success && isDeepStrictEqual(parsed, event), "parse and safeParse");
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    assert.ok(
      !success && error.truncated === truncated && show(error.issues) === show(issues),
      "parse throws",
    );
    if (outcome === "other_event") assert.equal(error.type, type);
    const { code, severity, message } = issues.find(({ severity }) => severity === "error") ?? issues[0];
    const one = new Set(types).size === 1 ? types[0] : "event";
    const start = `invalid ${isFamily ? one : EVENT_TYPES[0]} payload: ${severity}[${code}] `;
    assert.ok(error.message.startsWith(start) && error.message.includes(`: ${message}`), error.message);
    assert.equal(error.message.includes(` (and over ${issues.length - 1} more`), truncated);
    assert.equal(error.message.endsWith(` (and ${issues.length - 1} more)`), issues.length > 1 && !truncated);
  }
}

/** The result contains the type of another event, at most 64 characters of it. */
function carriesType({ issues, truncated, type: other }, value, { types }) {
  const issue = issues.find(({ code }) => code === "unexpected_event_type");
  if (issue === undefined) return;
  assert.equal(issue.expected, new Set(types).size === 1 ? types[0] : "an accepted event type");
  if (truncated || issues.some(({ code }) => code === "duplicate_key")) return;
  // A lone surrogate stays an escape, with its original letters.
  const type = value.type.replace(/\p{Surrogate}/gu, (half) => JSON.stringify(half).slice(1, -1));
  assert.equal(issue.received.toLowerCase(), [...type].slice(0, 64).join("").toLowerCase());
  if (other !== undefined) assert.equal(other, issue.received);
}

/** Returns all string values except the event's type. */
function stringsOf(value, found = []) {
  if (typeof value === "string") found.push(value);
  if (typeof value !== "object" || value === null) return found;
  for (const [key, child] of Object.entries(value)) if (key !== "type") stringsOf(child, found);
  return found;
}
