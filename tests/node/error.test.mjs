// The message of a ConnectedEventError is one line, names the first error, does not quote the payload and has no control
// characters.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectedEventError, parseConnectedEvent } from "chatbrick-events";
import { formatIssues } from "../../pkg/dist/format.js";

/** Returns the error of an invalid payload. */
function errorOf(body) {
  try {
    parseConnectedEvent(body);
  } catch (error) {
    return error;
  }
  return assert.fail("the payload is valid");
}

/** Returns the JSON of an event with a duplicate key. */
const twice = (key) => {
  const json = JSON.stringify(key);
  return `{${json}:1,${json}:1,"type":"contact.connection.connected","data":null}`;
};

test("the error message is one line and contains no value of the payload", () => {
  const secret = "Mr. Kang";
  const body = JSON.stringify({
    type: "contact.connection.connected",
    data: { contact: { id: 5, name: secret } },
  });
  assert.throws(
    () => parseConnectedEvent(body),
    (error) => {
      assert.ok(error instanceof ConnectedEventError);
      assert.equal(error.name, "ConnectedEventError");
      assert.ok(!Object.hasOwn(error, "name"));
      assert.match(
        error.message,
        /^invalid contact\.connection\.connected payload: error\[no_connection\] \/data at 1:\d+: /,
      );
      assert.match(error.message, / \(and \d+ more\)$/);
      assert.ok(!error.message.includes("\n"));
      assert.ok(!JSON.stringify(error).includes(secret) && !error.message.includes(secret));
      return true;
    },
  );
});

test("the message names the first error, not the first issue, and has no control characters", () => {
  const messageOf = (body) => errorOf(body).message;
  const event = '"type":"contact.connection.connected","data":null';
  assert.match(
    messageOf(`{"new":1,${event}}`),
    /: error\[null_not_allowed\] \/data at 1:55: .* \(and 1 more\)$/,
  );
  const hostile = '"a\\nb\\u202e"';
  assert.match(
    messageOf(`{${hostile}:1,${hostile}:1,${event}}`),
    /: error\[duplicate_key\] \/a\\u\{a\}b\\u\{202e\} at 1:\d+: /,
  );
  const long = `"${"k".repeat(1000)}"`;
  assert.ok(messageOf(`{${long}:1,${long}:1,${event}}`).length < 500);
  assert.match(
    messageOf('{"type":"store.created","data":{}}'),
    /route it to the handler for that type\. \(type: store\.created\)$/,
  );
});

test("the message has a position if the input was text or bytes", () => {
  assert.match(errorOf('{"type":\n ').message, /: error\[invalid_json\] the payload at 2:2: /);
  assert.match(errorOf(5).message, /: error\[wrong_type\] the payload: /);
});

test("the message of a truncated report says that there are more issues", () => {
  const unknown = (count) => Array.from({ length: count }, (_, index) => `"k${index}":0`).join();
  const event = '"type":"contact.connection.connected","data":null';
  const messageOf = (...fields) => errorOf(`{${fields}}`).message;
  assert.match(messageOf(unknown(99), event), /: error\[null_not_allowed\] .* \(and 99 more\)$/);
  assert.match(messageOf(event, unknown(100)), /: error\[null_not_allowed\] .* \(and over 99 more\)$/);
  assert.match(
    messageOf(unknown(100), event),
    /: warning\[unknown_field\] .* \(and over 99 more, possibly including errors\)$/,
  );
  assert.equal(new ConnectedEventError([]).message, "invalid contact.connection.connected payload");
});

test("a message escapes the same characters of a key as the rendering", () => {
  const pointerIn = (text, pattern) => pattern.exec(text)?.[1] ?? assert.fail(text);
  for (let first = 0; first <= 0x10ffff; first += 10) {
    let key = "k";
    for (let code = first; code < first + 10; code += 1)
      if (code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)) key += String.fromCodePoint(code);
    const body = twice(key);
    const error = errorOf(body);
    const duplicate = error.issues.filter(({ code }) => code === "duplicate_key");
    const rendered = pointerIn(formatIssues(body, duplicate), /--> (.*) \(line 1, column \d+\)$/m);
    assert.equal(pointerIn(error.message, /: error\[duplicate_key\] (.*) at \d+:\d+: This key/s), rendered);
  }
});

test("a long key is cut between characters, as in Rust", () => {
  const cut = (key) =>
    /error\[duplicate_key\] \/(.*) at \d+:\d+: This key/.exec(errorOf(twice(key)).message)?.[1];
  assert.equal(cut("😀".repeat(199)), "😀".repeat(199));
  assert.equal(cut("😀".repeat(200)), `${"😀".repeat(199)}…`);
  assert.equal(cut(`k${"😀".repeat(300)}`), `k${"😀".repeat(198)}…`);
});
