import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { english } from "../src/i18n/english.ts";
import { DOCUMENTED } from "../src/samples/samples.ts";
import { check as checkBodies, type Delivery, type ReasonName } from "../src/signature/check.ts";
import { curl } from "../src/signature/curl.ts";
import { moment } from "../src/signature/findings.ts";
import { parseHeaders } from "../src/signature/headers.ts";
import { ReceivedBody } from "../src/signature/received-body.ts";

// The example of Svix's documentation.
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const SECONDS = 1614265330;
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const NOW = SECONDS * 1000;
const delivery = { id: ID, timestamp: `${SECONDS}`, signature: SIGNATURE };
const bytes = (text: string) => new TextEncoder().encode(text);
const BODY = bytes('{"test": 2432232314}');
const OTHER = "whsec_c2VjcmV0LW9mLXRoZS10ZXN0cw==";
const check = (delivery: Delivery, secret: string, received: Uint8Array<ArrayBuffer>, now: number) =>
  checkBodies(delivery, secret, { received }, now);
const names = ({ reasons }: { reasons: { name: ReasonName }[] }) => reasons.map(({ name }) => name);

test("the documented example has a correct signature at its time", async () => {
  const result = await check(delivery, SECRET, BODY, NOW);
  assert.deepEqual([result.signature, result.time, names(result)], ["right", "now", ["testVector"]]);
  const list = { ...delivery, signature: `v1a,xyz v1,AAAA ${SIGNATURE}` };
  assert.equal((await check(list, SECRET, BODY, NOW)).signature, "right");
});

test("without Web Crypto, the check reports that it needs HTTPS", async (t) => {
  Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true });
  t.after(() => Reflect.deleteProperty(crypto, "subtle"));
  const result = await check(delivery, SECRET, BODY, NOW);
  assert.deepEqual([result.signature, names(result)[0]], ["unchecked", "needsHttps"]);
});

test("white space around the secret is ignored", async () => {
  assert.equal((await check(delivery, ` ${SECRET}\n`, BODY, NOW)).signature, "right");
});

test("accepts two secrets during a rotation", async () => {
  assert.equal((await check(delivery, `${OTHER} ${SECRET}`, BODY, NOW)).signature, "right");
});

test("a past or future delivery has a right signature, and the times between which it is accepted", async () => {
  for (const [shift, time] of [
    [300, "now"],
    [301, "past"],
    [-300, "now"],
    [-301, "future"],
  ] as const) {
    const result = await check(delivery, SECRET, BODY, NOW + shift * 1000);
    assert.deepEqual(
      [result.signature, result.time, result.acceptedFrom, result.acceptedUntil],
      ["right", time, NOW - 300_000, NOW + 300_000],
      `${shift}`,
    );
    assert.equal(names(result).includes("clock"), time === "future");
  }
});

test("a changed byte, id or time makes the signature wrong", async () => {
  for (const [changed, body] of [
    [delivery, bytes('{"test": 2432232315}')],
    [{ ...delivery, id: "msg_x" }, BODY],
    [{ ...delivery, timestamp: `${SECONDS + 1}` }, BODY],
    [{ ...delivery, signature: SIGNATURE.replace("g0", "g1") }, BODY],
  ] as const) {
    const result = await check(changed, SECRET, body, NOW);
    assert.equal(result.signature, "wrong");
    assert.ok(names(result).includes("other"));
  }
});

const signed = (text: string, secret = OTHER) => ({
  id: ID,
  timestamp: `${SECONDS}`,
  signature: new Webhook(secret).sign(ID, new Date(NOW), text),
});

test("names the form in which a body was serialized again", async () => {
  const pretty = DOCUMENTED.storeAndStaff.source().text;
  const value = JSON.parse(pretty);
  const compact = JSON.stringify(value);
  for (const [sent, received, variant] of [
    [compact, pretty, "minified"],
    [pretty, compact, "pretty2"],
    [JSON.stringify(value, null, 4), compact, "pretty4"],
    [compact, `${compact}\n`, "minified"],
    ["x y\n", "x y", "newline"],
    ["x", " x\n", "trimmed"],
    ["a\nb", "a\r\nb", "lf"],
    ["a\r\nb", "a\nb", "crlf"],
    ["\ufeffx", "x", undefined],
    ["x", "\ufeffx", "noBom"],
    ['{"a": "\\u5eb7", "b": [1, 2]}', '{"a":"康","b":[1,2]}', "python"],
    ['{"a": "康, :", "b": [1, 2]}', '{"a":"康, :","b":[1,2]}', "pythonUnicode"],
    ['{"a":"\\u5eb7/"}', '{"a":"康/"}', "escaped"],
    ['{"u":"https:\\/\\/a\\/\\u5eb7"}', '{"u":"https://a/康"}', "php"],
  ] as const) {
    const result = await check(signed(sent), OTHER, bytes(received), NOW);
    assert.equal(result.signature, variant === undefined ? "wrong" : "otherForm", received);
    assert.equal(result.reasons.find(({ name }) => name === "body")?.variant, variant, received);
  }
});

test("recognises wrong forms of the secret", async () => {
  for (const [secret, expected] of [
    ["", "secretEmpty"],
    [SIGNATURE, "secretIsSignature"],
    [`"${OTHER}"`, "secretQuotes"],
    [`v1,${OTHER}`, "secretWithVersion"],
    ["whsec_ab_c-", "secretNotBase64"],
    // No byte sequence has base64 of this length.
    ["whsec_abcde", "secretNotBase64"],
    [OTHER.replace("whsec_", ""), "secretNoPrefix"],
  ] as const)
    assert.ok(names(await check(signed("x"), secret, bytes("x"), NOW)).includes(expected), expected);
  for (const secret of [`v1,${OTHER}`, `"${OTHER}"`]) {
    const result = await check(signed("x"), secret, bytes("x"), NOW);
    assert.deepEqual([result.signature, result.reasons[0]?.secret], ["unchecked", OTHER]);
  }
  const raw = (key: string) => ({
    ...delivery,
    signature: new Webhook(bytes(key), { format: "raw" }).sign(ID, new Date(NOW), "x"),
  });
  assert.ok(names(await check(raw(OTHER), OTHER, bytes("x"), NOW)).includes("secretWithPrefix"));
  assert.ok(names(await check(raw(OTHER.slice(6)), OTHER, bytes("x"), NOW)).includes("secretAsText"));
});

test("recognises missing headers, other versions, milliseconds and an empty body", async () => {
  const names_ = async (changed: Partial<typeof delivery>, body = BODY) =>
    names(await check({ ...delivery, ...changed }, SECRET, body, NOW));
  assert.ok((await names_({ id: "" })).includes("headerMissing"));
  assert.ok((await names_({ signature: "v2,abc" })).includes("noV1"));
  assert.ok((await names_({ timestamp: `${NOW}` })).includes("milliseconds"));
  assert.ok((await names_({ id: "msg 1" })).includes("idMalformed"));
  assert.ok((await names_({ signature: "v1,abc" })).includes("noV1"));
  const padded = await check({ ...delivery, timestamp: `${SECONDS}.5` }, SECRET, BODY, NOW);
  assert.deepEqual(
    [padded.signature, padded.time, names(padded)],
    ["unchecked", "malformed", ["testVector"]],
  );
  // As seconds the year 5138, as milliseconds 1973.
  assert.ok((await names_({ timestamp: "100000000000" })).includes("clock"));
  assert.ok((await names_({ timestamp: "100000000001" })).includes("milliseconds"));
  assert.ok((await names_({}, bytes(""))).includes("emptyBody"));
});

test("signs bytes that are not UTF-8 unchanged", async () => {
  const body = new Uint8Array([0x7b, 0xff, 0x7d]);
  const { createHmac } = await import("node:crypto");
  const key = Buffer.from(OTHER.slice(6), "base64");
  const mac = createHmac("sha256", key).update(`${ID}.${SECONDS}.`).update(body).digest("base64");
  assert.equal((await check({ ...delivery, signature: `v1,${mac}` }, OTHER, body, NOW)).signature, "right");
});

test("extracts headers from pasted text of any form", () => {
  for (const text of [
    `svix-id: ${ID}\nsvix-timestamp: ${SECONDS}\nsvix-signature: ${SIGNATURE}`,
    `Svix-Id:${ID}\r\nSvix-Timestamp:${SECONDS}\r\nSvix-Signature:${SIGNATURE}\r\n`,
    `webhook-id: ${ID}\nwebhook-timestamp: ${SECONDS}\nwebhook-signature: ${SIGNATURE}`,
    JSON.stringify({ "svix-id": ID, "svix-timestamp": `${SECONDS}`, "svix-signature": SIGNATURE }, null, 2),
    `-H 'svix-id: ${ID}' -H 'svix-timestamp: ${SECONDS}' -H 'svix-signature: ${SIGNATURE}'`,
    `svix-id\t${ID}\nsvix-timestamp\t${SECONDS}\nsvix-signature\t${SIGNATURE}`,
    `svix-id\t${ID}\tsvix-timestamp\t${SECONDS}\tsvix-signature\t${SIGNATURE}`,
    `svix-id\n${ID}\nsvix-timestamp\n${SECONDS}\nsvix-signature\n${SIGNATURE}\n`,
    `svix-id:\r\n${ID}\r\nsvix-timestamp:\r\n${SECONDS}\r\nsvix-signature:\r\n${SIGNATURE}\r\n`,
    `svix-id ${ID}\nsvix-timestamp ${SECONDS}\nsvix-signature ${SIGNATURE}`,
    `vary: svix-id, svix-timestamp, svix-signature\nsvix-id: ${ID}\nsvix-timestamp: ${SECONDS};\nsvix-signature: ${SIGNATURE};`,
    JSON.stringify(Object.entries({ "svix-id": ID, "svix-timestamp": SECONDS, "svix-signature": SIGNATURE })),
    JSON.stringify({ "svix-id": ID, "svix-signature": SIGNATURE, "svix-timestamp": SECONDS }),
    JSON.stringify({ "svix-signature": SIGNATURE, "svix-timestamp": SECONDS, "svix-id": ID }, null, 2),
    JSON.stringify({ "svix-id": [ID], "svix-timestamp": [SECONDS], "svix-signature": [SIGNATURE] }),
    JSON.stringify(JSON.stringify({ "svix-id": ID, "svix-timestamp": SECONDS, "svix-signature": SIGNATURE })),
    `[('svix-id', '${ID}'), ('svix-timestamp', ${SECONDS}), ('svix-signature', '${SIGNATURE}')]`,
  ])
    assert.deepEqual(parseHeaders(text), delivery, text);
  const two = `v1a,xyz ${SIGNATURE}`;
  assert.equal(parseHeaders(`svix-signature\t${two}`).signature, two);
  // A header without a value does not take the next header as its value.
  for (const text of [
    "svix-id:\nsvix-timestamp: 5",
    "svix-id\nsvix-timestamp\n5",
    '["svix-id","","svix-timestamp",5]',
  ])
    assert.deepEqual(parseHeaders(text), { id: "", timestamp: "5", signature: "" }, text);
});

test("the curl command sends these bytes, signed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "curl-"));
  // A stand-in for curl that records the arguments from the shell.
  const fake = join(folder, "curl");
  writeFileSync(
    fake,
    `#!${process.execPath}
const { readFileSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const at = (name) => args[args.indexOf(name) + 1];
const body = args.includes("--data-raw") ? Buffer.from(at("--data-raw")) : readFileSync(0);
const headers = Object.fromEntries(args.flatMap((arg, i) => (args[i - 1] === "--header" ? [arg.split(": ")] : [])));
writeFileSync(${JSON.stringify(join(folder, "out.json"))}, JSON.stringify({ body: body.toString("base64"), headers, args }));
`,
  );
  chmodSync(fake, 0o755);
  const long = bytes(`{"a":"${"康".repeat(50_000)}"}`);
  for (const body of [
    BODY,
    bytes("it's $HOME `id`\n\\n!\r\n"),
    new Uint8Array([0x7b, 0xff, 0x7d]),
    bytes("a\0b"),
    long,
  ]) {
    const command = await curl("https://x.example/a?b='c'&d", OTHER, body, NOW);
    assert.ok(command);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const script = join(folder, "command.sh");
    writeFileSync(script, command);
    const { status, stderr } = spawnSync("bash", [script], { env, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const sent = JSON.parse(readFileSync(join(folder, "out.json"), "utf8"));
    const { headers } = sent;
    assert.ok(sent.args.includes("https://x.example/a?b='c'&d"));
    const made = {
      id: headers["svix-id"],
      timestamp: headers["svix-timestamp"],
      signature: headers["svix-signature"],
    };
    const got = new Uint8Array(Buffer.from(sent.body, "base64"));
    assert.deepEqual(got, body);
    assert.equal((await check(made, OTHER, got, NOW)).signature, "right");
  }
  await assert.rejects(curl("https://x.example", `v1,${OTHER}`, BODY, NOW), TypeError);
});

test("checks the received body, whatever the editor shows", async () => {
  const came = { text: '{"a":1}' };
  const pretty = '{\n  "a": 1\n}';
  const body = new ReceivedBody();
  assert.deepEqual(body.signed("typed"), { received: { text: "typed" } });
  body.receive(came);
  body.reshape(came.text, pretty);
  for (const text of [came.text, pretty]) {
    assert.deepEqual(body.signed(text), { received: came });
    assert.equal(body.payload(text), came);
  }
  // Without bytes, because their positions differ from those of the formatted text.
  assert.deepEqual(body.shown(pretty), { text: pretty });
  assert.deepEqual(body.signed("edited"), { received: came, edited: { text: "edited" } });
  assert.deepEqual(body.payload("edited"), { text: "edited" });
  // A text that was edited before it was formatted is not a view of the received body.
  body.reshape("edited", "formatted");
  assert.deepEqual(body.payload("formatted"), { text: "formatted" });
  body.forget();
  assert.deepEqual(body.signed(pretty), { received: { text: pretty } });
});

test("a signature for the edited text is right for another form", async () => {
  const result = await checkBodies(
    signed("new"),
    OTHER,
    { received: bytes("old"), edited: bytes("new") },
    NOW,
  );
  assert.deepEqual([result.signature, names(result)], ["otherForm", ["edited"]]);
});

test("shows the time to the minute, with the date unless it is today", () => {
  const at = new Date(2026, 6, 31, 18, 56, 30).getTime();
  assert.equal(moment(at, english, at + 3_600_000), "18:56");
  assert.equal(moment(at, english, at + 86_400_000), "31 Jul 2026, 18:56");
});
