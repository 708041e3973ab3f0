// Runs the vectors through the functions of the npm package, in any JavaScript runtime: nothing here is of Node.

/** The vector's text; `undefined` if it is given as bytes. */
export function textOf({ input }) {
  if ("text" in input) return input.text;
  if ("repeat" in input) return input.repeat.map(([text, count]) => text.repeat(count)).join("");
  if ("value" in input) return JSON.stringify(input.value);
  if ("utf16" in input) return String.fromCharCode(...input.utf16);
  return undefined;
}

/** The vector's bytes; `undefined` for what only a string can hold. */
export function bytesOf(vector) {
  if ("utf16" in vector.input) return undefined;
  if ("base64" in vector.input)
    return Uint8Array.from(atob(vector.input.base64), (byte) => byte.charCodeAt(0));
  return new TextEncoder().encode(textOf(vector));
}

/** The vector's parsed value in an array; `undefined` if no parsed value means the same. */
export function parsedOf(vector) {
  if (vector.value_form === false || "utf16" in vector.input || "base64" in vector.input) return undefined;
  const value = "value" in vector.input ? vector.input.value : JSON.parse(textOf(vector));
  // A string is always text, and never a value that was parsed.
  return typeof value === "string" ? undefined : [value];
}

/** An issue as the vectors write it; `unit` is `bytes`, `utf16`, or `undefined` for a parsed value. */
function expectedIssue(issue, unit) {
  const { code, severity, pointer, line, column } = issue;
  if (unit === undefined) return { code, severity, pointer };
  const [offset, length] = issue[unit];
  return { code, severity, pointer, offset, length, line, column };
}

/** Picks the fields of an issue that the vectors compare. */
function comparedFields({ code, severity, pointer, offset, length, line, column }) {
  return offset === undefined
    ? { code, severity, pointer }
    : { code, severity, pointer, offset, length, line, column };
}

/** (code, pointer) of each issue, in an order that depends on nothing else. */
const codesAndPointers = (issues) => issues.map(({ code, pointer }) => `${code} ${pointer}`).sort();

/** The path that the pointer means; indexes are numbers, which the pointer cannot tell from keys. */
function pathOf(pointer, path) {
  const keys = pointer.split("/").slice(1);
  return keys.map((key, index) => {
    const unescaped = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof path[index] === "number" ? Number(unescaped) : unescaped;
  });
}

/** Throws where two values differ: a field, its place, -0 or `undefined` make a difference. */
function same(what, actual, expected) {
  if (Object.is(actual, expected)) return;
  const objects = [actual, expected].every((value) => typeof value === "object" && value !== null);
  if (!objects || Array.isArray(actual) !== Array.isArray(expected)) {
    throw new Error(`${what} is ${shown(actual)}, not ${shown(expected)}`);
  }
  const keys = Object.keys(actual).join();
  const wanted = Object.keys(expected).join();
  if (keys !== wanted) throw new Error(`${what} has the keys ${keys}, not ${wanted}`);
  for (const key of Object.keys(expected)) same(`${what}.${key}`, actual[key], expected[key]);
}

const shown = (value) => `${typeof value} ${JSON.stringify(value)}`.slice(0, 200);

/** The functions and the error class that a vector is about. */
export function functionsOf(api, vector) {
  return vector.api === "event"
    ? {
        parse: api.parseEvent,
        safeParse: api.safeParseEvent,
        validate: api.validateEvent,
        ParseError: api.EventError,
      }
    : {
        parse: api.parseConnectedEvent,
        safeParse: api.safeParseConnectedEvent,
        validate: api.validate,
        ParseError: api.ConnectedEventError,
      };
}

/** Verdict, outcome, event and issues of the three functions; `unit` as for `expectedIssue`. */
function runVector(api, vector, input, unit) {
  const { options } = vector;
  const expected = unit === undefined && vector.value_form ? vector.value_form : vector;
  const { parse, safeParse, validate, ParseError } = functionsOf(api, vector);
  const result = safeParse(input, options);
  same("success", result.success, expected.valid);
  same("outcome", result.outcome, expected.outcome);
  same("type", result.type, expected.type);
  same("truncated", result.truncated, expected.truncated ?? false);
  same("event", result.event ?? null, expected.event);
  if (unit === undefined) same("codes", codesAndPointers(result.issues), codesAndPointers(expected.issues));
  if (unit !== undefined || vector.value_form) {
    const wanted = expected.issues.map((issue) => expectedIssue(issue, unit));
    same("issues", result.issues.map(comparedFields), wanted);
    for (const [index, issue] of result.issues.entries()) {
      for (const text of ["received", "expected"]) {
        const wanted = expected.issues[index][text];
        if (wanted !== undefined) same(text, issue[text], wanted);
      }
    }
  }
  for (const issue of result.issues) {
    same("path", issue.path, pathOf(issue.pointer, issue.path));
    if (unit !== undefined) continue;
    for (const field of ["offset", "length", "line", "column"]) same(field, field in issue, false);
  }

  const report = validate(input, options);
  same("report", report, { valid: result.success, issues: result.issues, truncated: result.truncated });
  let event = null;
  let error;
  try {
    event = parse(input, options);
  } catch (thrown) {
    error = thrown;
  }
  same("parsed event", event, expected.event);
  if (expected.valid) return;
  same("error", error instanceof ParseError && error instanceof Error, true);
  same("error.issues", error.issues, result.issues);
  same("error.truncated", error.truncated, result.truncated);
  // The type of a payload that is no event for another reason, too, is not compared.
  const named = result.issues.some(({ code }) => code === "unexpected_event_type");
  if (expected.outcome === "other_event" || !named) same("error.type", error.type, expected.type);
}

/**
 * Every form in which JavaScript can pass a payload: its input of a vector, and the unit of positions. A string is handed
 * over in one of two ways, by what the string before it was; that one comes third.
 */
export const FORMS = {
  "text after ASCII": [textOf, "utf16", "{}"],
  "text after more than ASCII": [textOf, "utf16", '{"康":0}'],
  bytes: [bytesOf, "bytes"],
  "an ArrayBuffer": [(vector) => bytesOf(vector)?.buffer, "bytes"],
  "a view on a part of a buffer": [partOf, "bytes"],
  "a DataView": [(vector) => view(bytesOf(vector)), "bytes"],
  "a parsed value": [parsedOf, undefined],
};

function partOf(vector) {
  const bytes = bytesOf(vector);
  if (bytes === undefined) return undefined;
  const whole = new Uint8Array(bytes.length + 7).fill(0x7b);
  whole.set(bytes, 3);
  return whole.subarray(3, 3 + bytes.length);
}

const view = (bytes) => bytes && new DataView(bytes.buffer, 0, bytes.length);

/** The same functions, each called after `validate` has been called with something else. */
function after(api, before) {
  const wrapped = (name) => (input, options) => {
    api.validate(before);
    return api[name](input, options);
  };
  const names = [
    ...["validate", "safeParseConnectedEvent", "parseConnectedEvent"],
    ...["validateEvent", "safeParseEvent", "parseEvent"],
  ];
  return { ...api, ...Object.fromEntries(names.map((name) => [name, wrapped(name)])) };
}

/**
 * Runs every vector that has an input of a form.
 *
 * @returns how many were validated, and what was wrong, a line for each vector that differs
 */
export function runForm(api, vectors, form) {
  const [inputOf, unit, before] = FORMS[form];
  const differences = [];
  let validated = 0;
  for (const vector of vectors) {
    const input = inputOf(vector);
    if (input === undefined) continue;
    validated += 1;
    try {
      runVector(
        before === undefined ? api : after(api, before),
        vector,
        unit === undefined ? input[0] : input,
        unit,
      );
    } catch (error) {
      differences.push(`${vector.id} as ${form}: ${error.message}`);
    }
  }
  return { validated, differences };
}

/**
 * Runs every vector in every form.
 *
 * @param api - the exports of the npm package
 * @returns the number of vectors; of those that passed in every form that they have; of the runs in all forms; and what
 *   was wrong
 */
export function conformance(api, vectors) {
  const failed = new Set();
  const seen = new Set();
  const differences = [];
  let runs = 0;
  for (const form of Object.keys(FORMS)) {
    const result = runForm(api, vectors, form);
    runs += result.validated;
    differences.push(...result.differences);
    for (const difference of result.differences) failed.add(difference.split(" ", 1)[0]);
    for (const vector of vectors) if (FORMS[form][0](vector) !== undefined) seen.add(vector.id);
  }
  return { vectors: vectors.length, passed: seen.size - failed.size, runs, differences };
}
