// For bodies in another encoding or inside a wrapper, the rendering names the likely cause and does not blame the sender.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
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
    "<html>",
    '{"type":"store.created","body":1}',
  ]) {
    assert.doesNotMatch(formatIssues(body, validateEvent(body).issues), /note:/, body);
  }
});
