// Recognises inputs in another encoding, in a wrapper, or that are not the body. `src/render/likely_cause.rs` is the same in Rust.

import { type InputForm, inputForm } from "./input-form.js";
import type { Issue } from "./types.js";

/** The text or bytes that positions refer to. */
export type Source = string | Uint8Array;

/** Keys of the JSON that queues, gateways and functions wrap a body in. */
const WRAPPERS = [
  "body",
  "Records",
  "Message",
  "message",
  "detail",
  "payload",
  "Body",
  "Messages",
  "messages",
  "event",
  "rawBody",
];

/** The note for each form of an input that is not JSON. */
const FORM_NOTES: Readonly<Record<InputForm, string>> = {
  gzip: "looks compressed, as by gzip; decompress it first.",
  compressed: "looks compressed, as by deflate or zstd; decompress it first.",
  utf16: "looks like UTF-16; pass it as UTF-8.",
  base64: "looks like base64; decode it first.",
  json_string: "is JSON in a JSON string, so it was encoded twice; pass the string's content.",
};

/** The note for the first characters of an input that is not the body, or is not JSON. */
const START_NOTES: readonly (readonly [RegExp, string])[] = [
  [
    /^(\[object |undefined)/,
    "is what String() makes of a JavaScript value; pass the value itself, or the received bytes.",
  ],
  [/^<Buffer /, "is a printed Buffer; pass the Buffer itself."],
  [/^</, "looks like HTML or XML, such as an error page; check where it comes from."],
  [/^(\{'|b')/, "looks printed by Python; pass the received bytes, or the output of json.dumps()."],
  [/^(%7b|payload=)/i, "looks percent-encoded, as in a form; decode it first."],
  [/^(\\x|0x)?7b(22|20|0a|0d)/i, "looks like hexadecimal; decode it first."],
];

/** Code units that `START_NOTES` match at most. */
const START_UNITS = 9;

/** Returns a note about the likely cause of all issues, if the first characters or the keys of the input show one. */
export function likelyCause(issues: readonly Issue[], source: Source | undefined): string | undefined {
  const has = (code: string, pointer: string, received?: string) =>
    issues.some(
      (issue) =>
        issue.code === code && issue.pointer === pointer && (received ?? issue.received) === issue.received,
    );
  if (has("unexpected_event_type", "/type", "Buffer") && has("wrong_type", "/data", "array"))
    return "The input is a Buffer that went through JSON; pass Buffer.from(data).";
  if (has("missing_field", "/type") && has("missing_field", "/data")) {
    if (has("unknown_field", "/0"))
      return "The input is bytes that went through JSON; pass Uint8Array.from(Object.values(input)).";
    const wrapper = WRAPPERS.find((key) => has("unknown_field", `/${key}`));
    if (wrapper !== undefined) {
      const base64 = has("unknown_field", "/isBase64Encoded");
      const decoded = base64 ? ", decoded from base64 if isBase64Encoded is true" : "";
      return `The event seems to be wrapped; pass the content of "${wrapper}"${decoded}.`;
    }
  }
  // Only an issue with a position is about text or bytes.
  const ofInput = issues.find(({ pointer, line }) => pointer === "" && line !== undefined)?.code;
  const isString = ofInput === "wrong_type";
  if (source === undefined || !(isString || ofInput === "invalid_json" || ofInput === "invalid_utf8"))
    return undefined;
  const form = inputForm(source);
  if (form === "json_string" && !isString) return undefined;
  const note = form === undefined ? startNote(source) : FORM_NOTES[form];
  return note && `The input ${note}`;
}

function startNote(source: Source): string | undefined {
  const start =
    typeof source === "string"
      ? source.slice(0, START_UNITS)
      : String.fromCharCode(...source.subarray(0, START_UNITS));
  return START_NOTES.find(([pattern]) => pattern.test(start))?.[1];
}
