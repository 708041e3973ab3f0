// Runs the signature vectors through `verify` of the npm package, in any JavaScript runtime: uses no API of Node.

const bytesOf = ({ body }) =>
  typeof body === "string"
    ? new TextEncoder().encode(body)
    : Uint8Array.from(atob(body.base64), (byte) => byte.charCodeAt(0));

/** The forms in which JavaScript can pass the body of a vector; undefined if a form is impossible. */
const BODIES = {
  bytes: bytesOf,
  "an ArrayBuffer": (vector) => bytesOf(vector).buffer,
  "a view of a part of a buffer": (vector) => {
    const bytes = bytesOf(vector);
    const whole = new Uint8Array(bytes.length + 7).fill(0x7b);
    whole.set(bytes, 3);
    return whole.subarray(3, 3 + bytes.length);
  },
  text: ({ body }) => (typeof body === "string" ? body : undefined),
};

/** The forms in which runtimes and frameworks pass headers. */
const HEADERS = {
  Headers: ({ headers }) => {
    const made = new Headers();
    try {
      for (const [name, value] of headers) made.append(name, value);
    } catch {
      return undefined; // a request cannot have this value
    }
    return made;
  },
  "a record, as in Node": ({ headers }) => {
    const record = {};
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      record[key] = key in record ? `${record[key]}, ${value}` : value;
    }
    return record;
  },
  "a record of lists, as in AWS Lambda": ({ headers }) => {
    const record = { host: undefined };
    for (const [name, value] of headers) record[name] = [...(record[name] ?? []), value];
    return record;
  },
  "a Map": ({ headers }) =>
    new Set(headers.map(([name]) => name)).size === headers.length ? new Map(headers) : undefined,
  pairs: ({ headers }) => headers,
};

/**
 * Runs every vector in every form.
 *
 * @param api - the exports of `chatbrick-events/signature`
 * @returns the number of calls, and a line for each call with a wrong result
 */
export async function runSignatures({ SignatureError, verify }, vectors) {
  const differences = [];
  let calls = 0;
  for (const vector of vectors) {
    for (const [bodyForm, bodyOf] of Object.entries(BODIES)) {
      for (const [headersForm, headersOf] of Object.entries(HEADERS)) {
        const [body, headers] = [bodyOf(vector), headersOf(vector)];
        if (body === undefined || headers === undefined) continue;
        calls += 1;
        const tolerance = vector.toleranceSeconds;
        const options = {
          now: vector.now,
          ...(tolerance !== undefined && { toleranceSeconds: Number(tolerance) }),
        };
        const outcome = await verify(body, headers, vector.secrets, options).then(
          (verified) => accepted(verified, bytesOf(vector)),
          (error) => rejected(error, SignatureError),
        );
        const wanted = JSON.stringify(ordered(vector.expected));
        if (outcome !== wanted)
          differences.push(
            `${vector.name}, body as ${bodyForm}, headers as ${headersForm}: ${outcome}, not ${wanted}`,
          );
      }
    }
  }
  return { calls, differences };
}

const ordered = (expected) => Object.fromEntries(Object.entries(expected).sort());

function accepted({ body, ...verified }, bytes) {
  const same =
    body instanceof Uint8Array && body.length === bytes.length && body.every((byte, i) => byte === bytes[i]);
  return same ? JSON.stringify(ordered(verified)) : "other bytes";
}

function rejected(error, SignatureError) {
  if (error instanceof SignatureError && error.name === "SignatureError") {
    const { reason, headers, ageSeconds } = error;
    return JSON.stringify(ordered({ ageSeconds, headers, reason }));
  }
  return error instanceof TypeError && error.message.startsWith("chatbrick-events: the secret")
    ? JSON.stringify({ mistake: "secret" })
    : String(error);
}
