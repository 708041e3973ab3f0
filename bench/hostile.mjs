// Measures hostile payloads: a megabyte each, made to cost time or memory. Compares the cost of a byte with that in an ordinary
// payload, and the time with `JSON.parse`, which does not validate. Never fails.

import { events, payloads } from "./payloads.mjs";
import { quartiles, rounded, shuffled } from "./statistics.mjs";

/** Bytes of a large payload, a little below the default limit. */
const LARGE = 1_000_000;
/** Bytes of a small payload. A cost that grows faster than the payload shows between the two sizes. */
const SMALL = LARGE / 16;
let size = LARGE;
/** Largest acceptable cost of a byte, relative to an ordinary payload. */
const MOST = 3;
/** Least bytes per sample, so that the clock can measure it. */
const SAMPLE = 1_000_000;

const [EVENT] = events({ count: 1 });

/** Returns a payload of the current size, filled with numbered parts. */
function filled(before, part, after = "", separator = ",") {
  const parts = [];
  for (let length = before.length + after.length, index = 0; ; index += 1) {
    const text = typeof part === "string" ? part : part(index);
    // In UTF-8; the parts do not contain lone surrogates.
    length += Buffer.byteLength(text) + separator.length;
    if (length > size) break;
    parts.push(text);
  }
  return before + parts.join(separator) + after;
}

/** Returns the text of the event before and after one of its values. */
function around(path) {
  const marked = structuredClone(EVENT);
  const last = path.at(-1);
  path.slice(0, -1).reduce((object, key) => object[key], marked)[last] = "\0";
  return JSON.stringify(marked).split('"\\u0000"');
}

const inside = (path, open, part, close, separator = "") => {
  const [before, after] = around(path);
  return filled(before + open, part, close + after, separator);
};

const CONTACT = '{"type":"contact.connection.connected","data":{"contact":{';
const USER = '{"id":"","name":1,"lineUid":"u","lineProviderId":"x","profilePictureUrl":"javascript:"}';
const letter = (index) => String.fromCodePoint(index < 0xd700 ? 0x100 + index : 0x1_0000 + index);
const NEAR = ["typf", "dat", "dataa", "Data", "datb", "typ", "type ", "tzpe"];
const NEAR_IN_CONTACT = ["ie", "namf", "avatas", "i", "nam", "avata", "Id", "avatarr"];

/** The payloads, named after their content. */
const HOSTILE = {
  "[": () => "[".repeat(size),
  '{"a":': () => filled("", '{"a":', "", ""),
  "closed [ below an unknown key": () => `{"x":${"[".repeat(size / 2 - 3)}${"]".repeat(size / 2 - 3)}}`,
  "[[[[[]]]]] below an unknown key": () => filled('{"x":[', "[[[[[[[[]]]]]]]]", "]}"),
  "white space": () => `${" ".repeat(size - 1)}x`,
  "line breaks, and a syntax error after them": () => `${"\n".repeat(size - 1)}x`,
  "single escapes": () => inside(["data", "contact", "name"], '"', "\\n", '"'),
  "escapes of ASCII": () => inside(["data", "contact", "name"], '"', "\\u0041", '"'),
  "escapes of pairs": () => inside(["data", "contact", "name"], '"', "\\ud83d\\ude00", '"'),
  "escapes of lone surrogates": () => inside(["data", "contact", "name"], '"', "\\ud83d", '"'),
  "escapes in a URL": () => inside(["data", "contact", "avatar"], '"https:\\/\\/x', "\\/", '"'),
  "escapes in a LINE user id": () => inside(["data", "lineUsers", 0, "lineUid"], '"', "\\u0055", '"'),
  "escapes in the type": () => inside(["type"], '"', "\\u0063", '"'),
  "characters of three bytes": () => inside(["data", "contact", "name"], '"', "康", '"'),
  "characters of two bytes and one": () => inside(["data", "contact", "name"], '"', "éa", '"'),
  "characters, and a broken one at the end": () => inside(["data", "contact", "name"], '"', "康", '\xff"'),
  "a known key, again and again": () => filled(`${CONTACT}"id":"1",`, '"id":0', "}}}"),
  "a known key in escapes, again and again": () => filled(`${CONTACT}"id":"1",`, '"\\u0069\\u0064":0', "}}}"),
  "an unknown key, again and again": () => filled("{", '"a":0', "}"),
  "unknown keys of one character": () => filled("{", (index) => `"${letter(index)}":0`, "}"),
  "unknown keys that are indexes": () => filled("{", (index) => `"${index}":0`, "}"),
  "unknown keys in ascending order": () => filled("{", (index) => `"k${1e6 + index}":0`, "}"),
  "unknown keys in no order": () =>
    filled("{", (index) => `"${((index * 2654435761) >>> 0).toString(36)}":0`, "}"),
  "unknown keys with a long beginning": () =>
    filled("{", (index) => `"${"k".repeat(40)}${((index * 2654435761) >>> 0).toString(36)}":0`, "}"),
  "unknown keys with escapes": () =>
    filled("{", (index) => `"\\u006b${((index * 2654435761) >>> 0).toString(36)}":0`, "}"),
  "two unknown keys of half a megabyte": () =>
    `{"${"k".repeat(size / 2 - 6)}":0,"${"k".repeat(size / 2 - 7)}":0}`,
  "keys that are nearly known": () => filled("{", (index) => `"${NEAR[index % 8]}":0`, "}"),
  "keys that are nearly a contact's": () =>
    filled(CONTACT, (index) => `"${NEAR_IN_CONTACT[index % 8]}":0`, "}}}"),
  "keys with a lone surrogate": () => filled("{", '"\\ud83d":0', "}"),
  "LINE users with five issues each": () => inside(["data", "lineUsers"], "[", USER, "]", ","),
  "LINE users without fields": () => inside(["data", "lineUsers"], "[", "{}", "]", ","),
  "LINE users that are null": () => inside(["data", "lineUsers"], "[", "null", "]", ","),
  "LINE users that are 0": () => inside(["data", "lineUsers"], "[", "0", "]", ","),
  "LINE users with reversed keys": () =>
    inside(
      ["data", "lineUsers"],
      "[",
      '{"profilePictureUrl":"","lineProviderId":"1","lineUid":"","name":"","id":"1"}',
      "]",
      ",",
    ),
  "digits of a number": () => inside(["data", "timestampsMs", "connectedAt"], "1", "7", ""),
  "zeros of a number": () => inside(["data", "timestampsMs", "connectedAt"], "0.", "0", ""),
  "digits of an exponent": () => inside(["data", "timestampsMs", "connectedAt"], "1e", "7", ""),
  "digits of a string": () => inside(["data", "timestampsMs", "connectedAt"], '"', "7", '"'),
  "digits of a fraction of a second": () =>
    inside(["data", "timestamps", "connectedAt"], '"2024-06-08T18:18:18.', "7", 'Z"'),
  "digits of a LINE provider id": () => inside(["data", "lineUsers", 0, "lineProviderId"], '"', "7", '"'),
  "numbers below an unknown key": () => filled('{"x":[', "-1.5e+3", "]}"),
  "literals below an unknown key": () => filled('{"x":[', "true", "]}"),
  "short texts below an unknown key": () => filled('{"x":[', '""', "]}"),
  "data before another event's type": () =>
    `{"data":${filled('{"lineUsers":[', JSON.stringify(EVENT.data.lineUsers[0]), "]}")},"type":"x"}`,
  "a payload after a payload": () => filled("", JSON.stringify(EVENT), "", ""),
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** Encodes a text as UTF-8, except `\xff`, which becomes that byte. */
const encoded = (text) => {
  const at = text.indexOf("\xff");
  if (at < 0) return encoder.encode(text);
  return Buffer.concat([
    encoder.encode(text.slice(0, at)),
    Buffer.of(0xff),
    encoder.encode(text.slice(at + 1)),
  ]);
};

/** Records the memories of the package's instances. The package must be imported afterwards. */
function watchMemory() {
  const memories = [];
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, parameters) {
      const instance = new target(...parameters);
      memories.push(instance.exports.memory);
      return instance;
    },
  });
  return {
    most: () => Math.max(...memories.map(({ buffer }) => buffer.byteLength)),
    forget: () => memories.splice(0, memories.length - 1),
  };
}

/** Measures; resolves to a row for each payload and form of input. */
export async function hostile({ quick, only }) {
  const memory = watchMemory();
  const api = await import("chatbrick-events");
  const ways = {
    "bytes → verdict": { form: "bytes", run: api.validate },
    "bytes → object": { form: "bytes", run: api.safeParseConnectedEvent },
    "string → object": { form: "text", run: api.safeParseConnectedEvent },
  };
  const ordinary = payloads(events());
  const rows = [];
  const names = Object.keys(HOSTILE).filter((name) => name.toLowerCase().includes(only.toLowerCase()));
  for (const name of names) {
    size = SMALL;
    const small = encoded(HOSTILE[name]());
    size = LARGE;
    const text = HOSTILE[name]();
    const bytes = encoded(text);
    const inputs = { bytes, text: bytes.includes(0xff) ? undefined : decoder.decode(bytes) };
    for (const [way, { form, run }] of Object.entries(ways)) {
      if (inputs[form] === undefined) continue;
      rows.push({ name, way, ...measured(run, inputs[form], ordinary[form], ordinary.size, quick ? 7 : 25) });
    }
    const ofSmall = measured(api.validate, small, ordinary.bytes, ordinary.size, quick ? 7 : 25);
    const ofLarge = rows.find((row) => row.name === name);
    ofLarge.growth = rounded(ofLarge.times / ofSmall.times, 2);
    ofLarge.ofParsing = rounded((ofLarge.perByte * ofLarge.bytes) / parsing(bytes, quick ? 3 : 9), 2);
    memory.forget();
    api.safeParseConnectedEvent(bytes);
    rows.at(-1).memory = memory.most();
  }
  return { rows, most: MOST, ordinary: ordinary.size };
}

/** Returns the nanoseconds of decoding and `JSON.parse`, even if it throws: the lower quartile. */
function parsing(bytes, rounds) {
  const samples = Array.from({ length: rounds }, () => {
    const start = performance.now();
    try {
      JSON.parse(decoder.decode(bytes));
    } catch {
      // For a payload that is not JSON, the time until the error counts.
    }
    return (performance.now() - start) * 1e6;
  });
  return quartiles(samples)[0];
}

/**
 * Returns the nanoseconds per byte of the hostile payload and of ordinary ones, in the same rounds. Uses the lower quartiles,
 * because other programs disturb most of the long samples.
 */
function measured(run, input, ordinary, size, rounds) {
  const length = typeof input === "string" ? Buffer.byteLength(input) : input.length;
  const lanes = [
    { inputs: [input], bytes: length, count: Math.max(1, Math.round(SAMPLE / length)), samples: [] },
    { inputs: ordinary, bytes: size, count: Math.round(SAMPLE / size), samples: [] },
  ];
  for (let round = -3; round < rounds; round++) {
    for (const { inputs, bytes, count, samples } of shuffled(lanes)) {
      const start = performance.now();
      for (let index = 0; index < count; index++) run(inputs[index % inputs.length]);
      if (round >= 0) samples.push(((performance.now() - start) * 1e6) / (count * bytes));
    }
  }
  const [perByte, ordinarily] = lanes.map(({ samples }) => rounded(quartiles(samples)[0], 3));
  const result = run(input);
  return {
    bytes: length,
    perByte,
    ordinarily,
    times: rounded(perByte / ordinarily, 2),
    found: result.issues.length === 0 ? "valid" : result.issues.at(-1).code,
  };
}
