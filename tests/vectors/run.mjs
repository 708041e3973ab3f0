// Runs the vectors through the functions of the npm package, in any JavaScript runtime: uses no API of Node.

/** Returns the vector's text; `undefined` if it is given as bytes. */
export function textOf({ input }) {
  if ("text" in input) return input.text;
  if ("repeat" in input) return input.repeat.map(([text, count]) => text.repeat(count)).join("");
  if ("value" in input) return JSON.stringify(input.value);
  if ("utf16" in input) return String.fromCharCode(...input.utf16);
  return undefined;
}

/** Returns the vector's bytes; `undefined` for a text that is not valid Unicode. */
export function bytesOf(vector) {
  if ("utf16" in vector.input) return undefined;
  if ("base64" in vector.input)
    return Uint8Array.from(atob(vector.input.base64), (byte) => byte.charCodeAt(0));
  return new TextEncoder().encode(textOf(vector));
}

/** Returns the vector's parsed value in an array; `undefined` if a parsed value cannot represent it. */
export function parsedOf(vector) {
  if (vector.value_form === false || "utf16" in vector.input || "base64" in vector.input) return undefined;
  const value = "value" in vector.input ? vector.input.value : JSON.parse(textOf(vector));
  // A string is always text, never a parsed value.
  return typeof value === "string" ? undefined : [value];
}

/** Returns an expected issue; `unit` is `bytes`, `utf16`, or `undefined` for a parsed value. */
function expectedIssue(issue, unit) {
  const { code, severity, pointer, line, column } = issue;
  if (unit === undefined) return { code, severity, pointer };
  const [offset, length] = issue[unit];
  return { code, severity, pointer, offset, length, line, column };
}

/** Returns the fields of an issue that vectors contain. */
function comparedFields({ code, severity, pointer, offset, length, line, column }) {
  return offset === undefined
    ? { code, severity, pointer }
    : { code, severity, pointer, offset, length, line, column };
}

/** Returns code and pointer of each issue, sorted. */
const codesAndPointers = (issues) => issues.map(({ code, pointer }) => `${code} ${pointer}`).sort();

/** Returns the path of a pointer. Numeric steps of `path` are indexes, which the pointer does not distinguish from keys. */
function pathOf(pointer, path) {
  const keys = pointer.split("/").slice(1);
  return keys.map((key, index) => {
    const unescaped = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof path[index] === "number" ? Number(unescaped) : unescaped;
  });
}

/** Throws if two values differ. The order of fields, -0 and `undefined` count. */
function same(name, actual, expected) {
  if (Object.is(actual, expected)) return;
  const objects = [actual, expected].every((value) => typeof value === "object" && value !== null);
  if (!objects || Array.isArray(actual) !== Array.isArray(expected)) {
    throw new Error(`${name} is ${shown(actual)}, not ${shown(expected)}`);
  }
  const keys = Object.keys(actual).join();
  const wanted = Object.keys(expected).join();
  if (keys !== wanted) throw new Error(`${name} has the keys ${keys}, not ${wanted}`);
  for (const key of Object.keys(expected)) same(`${name}.${key}`, actual[key], expected[key]);
}

const shown = (value) => `${typeof value} ${JSON.stringify(value)}`.slice(0, 200);

/** Returns the functions and the error class that a vector tests. */
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

/** Compares verdict, outcome, event and issues of the three functions; `unit` as in `expectedIssue`. */
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
  // Does not compare the type of a payload that is also invalid for another reason.
  const named = result.issues.some(({ code }) => code === "unexpected_event_type");
  if (expected.outcome === "other_event" || !named) same("error.type", error.type, expected.type);
}

/**
 * The forms in which JavaScript can pass a payload: a function that returns the input of a vector, the unit of positions, and
 * the previous string, because it decides how the package copies the next one.
 */
export const FORMS = {
  "text after ASCII": [textOf, "utf16", "{}"],
  "text after non-ASCII": [textOf, "utf16", '{"康":0}'],
  bytes: [bytesOf, "bytes"],
  "an ArrayBuffer": [(vector) => bytesOf(vector)?.buffer, "bytes"],
  "a view of a part of a buffer": [partOf, "bytes"],
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

/** Returns the same functions, each called after `validate` with another string. */
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
 * Runs every vector that has a form.
 *
 * @returns the number of validated inputs, and a line for each vector with a wrong result
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
 * @returns the numbers of vectors, of vectors that passed in all their forms, and of runs; and a line for each wrong result
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
