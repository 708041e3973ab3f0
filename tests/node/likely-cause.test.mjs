// For bodies in another encoding or inside a wrapper, the rendering names the likely cause and does not blame the sender.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { deflateSync, gzipSync } from "node:zlib";
import { validate, validateEvent } from "chatbrick-events";
import { formatIssues } from "chatbrick-events/format";
import { text } from "./payload.mjs";

const bigEndian = Buffer.from(text, "utf16le").swap16();
const wrapped = {
  version: "2.0",
  headers: {},
  body: Buffer.from(text).toString("base64"),
  isBase64Encoded: true,
};

const COMPRESSED = "note: The input looks compressed, as by gzip; decompress it first.";
const UTF_16 = "note: The input looks like UTF-16; pass it as UTF-8.";
const BASE64 = "note: The input looks like base64; decode it first.";
const TWICE = "note: The input is JSON in a JSON string, so it was encoded twice; pass the string's content.";
const WRAPPED = (key) => `note: The event seems to be wrapped; pass the content of "${key}".`;

const STRING =
  "note: The input is what String() makes of a JavaScript value; pass the value itself, or the received bytes.";
const PYTHON =
  "note: The input looks printed by Python; pass the received bytes, or the output of json.dumps().";
const ENCODED = "note: The input looks percent-encoded, as in a form; decode it first.";
const HEX = "note: The input looks like hexadecimal; decode it first.";
const HTML = "note: The input looks like HTML or XML, such as an error page; check where it comes from.";
const AS_JSON =
  "note: The input is bytes that went through JSON; pass Uint8Array.from(Object.values(input)).";

const DEFLATE = "note: The input looks compressed, as by deflate or zstd; decompress it first.";

const BODIES = [
  ["gzip", gzipSync(text), COMPRESSED],
  ["gzip as a string", gzipSync(text).toString("latin1"), COMPRESSED],
  ["UTF-16", Buffer.from(text, "utf16le"), UTF_16],
  ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le"), UTF_16],
  ["UTF-16, big-endian, with a byte order mark", Buffer.concat([Buffer.of(0xfe, 0xff), bigEndian]), UTF_16],
  ["UTF-16 that was decoded as UTF-8", Buffer.from(`\ufeff${text}`, "utf16le").toString(), UTF_16],
  ["base64", Buffer.from(text).toString("base64"), BASE64],
  [
    "base64 of JSON on several lines",
    Buffer.from(JSON.stringify(JSON.parse(text), null, 2)).toString("base64"),
    BASE64,
  ],
  ["base64 as JSON", JSON.stringify(Buffer.from(text).toString("base64")), BASE64],
  ["JSON in JSON", JSON.stringify(text), TWICE],
  [
    "an event of API Gateway",
    JSON.stringify(wrapped),
    WRAPPED("body").replace(".", ", decoded from base64 if isBase64Encoded is true."),
  ],
  [
    "a parsed event of API Gateway",
    wrapped,
    WRAPPED("body").replace(".", ", decoded from base64 if isBase64Encoded is true."),
  ],
  ["an event of SQS", { Records: [{ body: text }] }, WRAPPED("Records")],
  ["deflate", deflateSync(text), DEFLATE],
  ["deflate as a string", deflateSync(text, { level: 9 }).toString("latin1"), DEFLATE],
  ["deflate without compression", deflateSync(text, { level: 0 }), DEFLATE],
  ["fast deflate", deflateSync(text, { level: 2 }), DEFLATE],
  ["zstd", Buffer.from("28b52ffd240001", "hex"), DEFLATE],
  ["a stringified object", String({}), STRING],
  ["a stringified promise", String(Promise.resolve()), STRING],
  ["a stringified undefined", String(undefined), STRING],
  [
    "a printed Buffer",
    inspect(Buffer.from(text)),
    "note: The input is a printed Buffer; pass the Buffer itself.",
  ],
  ["an error page", "<html><body>502 Bad Gateway", HTML],
  ["an error page as bytes", Buffer.from("<!DOCTYPE html>"), HTML],
  ["XML", "<?xml version='1.0'?>", HTML],
  ["a dict of Python", "{'type': 'store.created', 'data': None}", PYTHON],
  ["bytes of Python", `b'${text}'`, PYTHON],
  ["percent-encoding", encodeURIComponent(text), ENCODED],
  ["a form", String(new URLSearchParams({ payload: text })), ENCODED],
  ["hexadecimal", Buffer.from('{"type"').toString("hex"), HEX],
  ["hexadecimal of PostgreSQL", `\\x${Buffer.from('{\n"type"').toString("hex")}`, HEX],
  ["hexadecimal of MySQL", `0x${Buffer.from('{\r\n"type"').toString("hex").toUpperCase()}`, HEX],
  [
    "the JSON text of a Buffer",
    JSON.stringify(Buffer.from(text)),
    "note: The input is a Buffer that went through JSON; pass Buffer.from(data).",
  ],
  ["the JSON text of a Uint8Array", JSON.stringify(new Uint8Array(Buffer.from(text))), AS_JSON],
  ["a Uint8Array that went through JSON", { ...Buffer.from(text) }, AS_JSON],
  ["a message of SQS", { MessageId: "1", Body: text }, WRAPPED("Body")],
  ["a response of SQS", { Messages: [{ Body: text }] }, WRAPPED("Messages")],
  ["a message of SNS", { Type: "Notification", Message: text }, WRAPPED("Message")],
];

for (const [name, body, note] of BODIES) {
  test(`${name}: the rendering names the likely cause, and no message blames the sender`, () => {
    for (const check of [validate, validateEvent]) {
      const { valid, issues } = check(body);
      assert.equal(valid, false);
      assert.ok(formatIssues(body, issues).split("\n\n").includes(note), formatIssues(body, issues));
      for (const { message } of issues) assert.doesNotMatch(message, /sender/);
    }
  });
}

test("other bodies have no note", () => {
  for (const body of [
    "",
    "null",
    '"text"',
    text,
    text.slice(0, -1),
    "[1]",
    "x\u0441",
    "(a)",
    "{type: 1}",
    "7b23",
    "b64",
    '{"type":"Buffer","data":{}}',
    '{"type":"store.created","0":1}',
    '{"type":"store.created","body":1}',
  ]) {
    assert.doesNotMatch(formatIssues(body, validateEvent(body).issues), /note:/, body);
  }
});
