// The calls of a soak: valid and hostile inputs of every form, each compared with its first result. Uses no API of Node.

import { parseConnectedEvent, safeParseConnectedEvent, validate } from "chatbrick-events";
import { escaped, events, extended, payloads, pretty, replaced, reversed } from "../payloads.mjs";

const encoder = new TextEncoder();
const THROWS = { toJSON: () => ({ type: validate("[").issues[0].code, data: null }) };

/** Returns inputs that do not change. Most are small, a few are large. */
function inputs() {
  const standard = payloads(events({ count: 16 }));
  const made = [
    ...standard.bytes,
    ...standard.text,
    ...standard.value,
    ...payloads(events({ script: "ASCII", count: 8 })).text,
    ...payloads(events({ users: 10, count: 2 })).bytes,
    ...[
      pretty,
      escaped,
      (event) => JSON.stringify(reversed(event)),
      (event) => JSON.stringify(extended(event)),
    ].flatMap((write) => payloads(events({ count: 4 }), write).bytes),
    ...events({ count: 4 }).map((event) => replaced(event, ["data", "contact", "id"], 7)),
    ...events({ count: 4 }).map((event) => JSON.stringify(replaced(event, ["type"], "contact.created"))),
    THROWS,
    1n,
    undefined,
    "",
    "{",
    '{"a":1,"a":2}',
    "\ufeff[]",
    '"\ud83d"',
    Uint8Array.of(0x22, 0xff, 0x22),
    new Uint8Array(0),
    new ArrayBuffer(8),
  ];
  const large = [
    encoder.encode("[".repeat(100_000)),
    `{${Array.from({ length: 5000 }, (_, index) => `"k${index % 4000}":"康"`).join()}}`,
    " ".repeat(2_000_000),
    new Uint8Array(3_000_000),
    payloads(events({ users: 500, count: 1 })).bytes[0],
  ];
  return { small: made, large };
}

const ways = [
  (input) => validate(input),
  (input) => safeParseConnectedEvent(input),
  (input) => safeParseConnectedEvent(input, { strict: true }),
  (input) => {
    try {
      return parseConnectedEvent(input);
    } catch (error) {
      return error.message;
    }
  },
];
/** Number of calls between two large inputs. */
const RARELY = 20_000;

const written = (answer) => JSON.stringify(answer);

/** Returns the part of a result that is cheap to compare at every call. */
const glimpse = (answer) =>
  typeof answer === "string"
    ? answer.length
    : `${answer.valid ?? answer.success ?? answer.data.contact.name} ${answer.issues?.length} ${answer.event?.data.timestamps.connectedAt}`;

/**
 * Makes the calls, and calls `sample` `samples` times in between. Compares a part of every result with the first result for the same
 * input, and one in some hundreds completely.
 */
export async function soak({ calls, samples }, sample) {
  const { small, large } = inputs();
  const cases = [...small, ...large].flatMap((input) =>
    ways.map((way) => {
      const first = way(input);
      return { input, way, first: written(first), glimpse: glimpse(first) };
    }),
  );
  const few = small.length * ways.length;
  const drifts = [];
  const begun = Date.now();
  const every = Math.ceil(calls / samples);
  let state = 20_240_608;
  for (let call = 0; call < calls; call++) {
    // Random order (a linear congruential generator), so that every kind follows every other.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const place =
      call % RARELY === RARELY - 1 ? few + ((state >>> 8) % (cases.length - few)) : (state >>> 8) % few;
    const { input, way, first, glimpse: expected } = cases[place];
    const answer = way(input);
    if (glimpse(answer) !== expected || (call % 256 === 0 && written(answer) !== first)) {
      if (drifts.length < 10) drifts.push(`call ${call}, case ${place}: ${written(answer).slice(0, 200)}`);
    }
    if (call % every === every - 1) await sample(call);
  }
  return { calls, kinds: cases.length, drifts, seconds: (Date.now() - begun) / 1000 };
}
