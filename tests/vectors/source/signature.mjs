// Signature vectors. The expected results are written by hand; Node's HMAC computes the signatures.

import { createHmac } from "node:crypto";

/** The provider's documented example. */
const DOCUMENTED = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const { secret, id, timestamp, body, signature } = DOCUMENTED;
const OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const THIRD_SECRET = "whsec_dGhlIHRoaXJkIHNlY3JldCBvZiB0aGUgdmVjdG9ycw==";
const now = timestamp * 1000;

/** Returns the value of `svix-signature` for one secret. */
function signed({ of = body, by = secret, as = id, at = timestamp } = {}) {
  const key = Buffer.from(by.replace("whsec_", ""), "base64");
  const bytes = typeof of === "string" ? Buffer.from(of) : of;
  const mac = createHmac("sha256", key).update(`${as}.${at}.`).update(bytes).digest("base64");
  return `v1,${mac}`;
}

/** Returns the three headers, without undefined ones. */
function headers({ prefix = "svix", ...values } = {}) {
  const all = { id, timestamp: String(timestamp), signature, ...values };
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${prefix}-${name}`, value]],
  );
}

const accepted = (secretIndex = 0) => ({ id, timestamp, secretIndex });
const wrong = { reason: "wrong_signature" };
const missing = (...names) => ({ reason: "missing_header", headers: names });
const malformed = (...names) => ({ reason: "malformed_header", headers: names });
const old = (ageSeconds) => ({ reason: "timestamp_too_old", ageSeconds });
const early = (ageSeconds) => ({ reason: "timestamp_too_new", ageSeconds });
const mistake = { mistake: "secret" };

/** Returns a vector; missing values are those of the documented example, which is valid. */
const vector = (name, expected, given = {}) => ({
  name,
  body,
  headers: headers(),
  secrets: secret,
  now,
  ...given,
  expected,
});
const withHeaders = (name, expected, values, given) =>
  vector(name, expected, { headers: headers(values), ...given });
const withSecrets = (name, expected, secrets) => vector(name, expected, { secrets });

const NOT_UTF8 = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
const base64 = (bytes) => ({ base64: bytes.toString("base64") });
const flipped = (text) => text.replace("g0hM", "g0hN");

const BODIES = [
  vector("documented example", accepted()),
  vector("one byte of the body changed", wrong, { body: body.replace("2432", "2433") }),
  vector("the space of the body removed", wrong, { body: body.replace(" ", "") }),
  vector("line break after the body", wrong, { body: `${body}\n` }),
  vector("empty body", accepted(), { body: "", headers: headers({ signature: signed({ of: "" }) }) }),
  vector("body that is not UTF-8", accepted(), {
    body: base64(NOT_UTF8),
    headers: headers({ signature: signed({ of: NOT_UTF8 }) }),
  }),
  vector("body that is not UTF-8, decoded and encoded again", wrong, {
    body: NOT_UTF8.toString("utf8"),
    headers: headers({ signature: signed({ of: NOT_UTF8 }) }),
  }),
  vector("body with a byte order mark", accepted(), {
    body: "\ufeff{}",
    headers: headers({ signature: signed({ of: "\ufeff{}" }) }),
  }),
  vector("byte order mark removed from the body", wrong, {
    body: "{}",
    headers: headers({ signature: signed({ of: "\ufeff{}" }) }),
  }),
  vector("Chinese names and an emoji", accepted(), {
    body: '{"name":"台北101旗艦店 🎉"}',
    headers: headers({ signature: signed({ of: '{"name":"台北101旗艦店 🎉"}' }) }),
  }),
];

const NAMES = [
  withHeaders("prefix webhook-", accepted(), { prefix: "webhook" }),
  vector("names in capitals", accepted(), {
    headers: headers().map(([name, value]) => [name.toUpperCase(), value]),
  }),
  vector("names in title case", accepted(), {
    headers: headers().map(([name, value]) => [name.replaceAll(/\b\w/g, (c) => c.toUpperCase()), value]),
  }),
  vector("svix- wins if both prefixes are present", accepted(), {
    headers: [...headers({ prefix: "webhook", signature: flipped(signature) }), ...headers()],
  }),
  vector("a wrong svix- signature next to a right webhook- signature", wrong, {
    headers: [...headers({ signature: flipped(signature) }), ...headers({ prefix: "webhook" })],
  }),
  vector("prefixes are not mixed", missing("svix-timestamp", "svix-signature"), {
    headers: [...headers({ timestamp: undefined, signature: undefined }), ...headers({ prefix: "webhook" })],
  }),
  vector("empty svix- headers next to webhook- headers", accepted(), {
    headers: [...headers({ id: "", timestamp: "", signature: "" }), ...headers({ prefix: "webhook" })],
  }),
  vector("unrelated headers", accepted(), {
    headers: [
      ["content-type", "application/json"],
      ["x-svix-id", "msg_other"],
      ...headers(),
      ["host", "example.com"],
    ],
  }),
];

const MISSING = [
  vector("no headers", missing("svix-id", "svix-timestamp", "svix-signature"), { headers: [] }),
  withHeaders("no id", missing("svix-id"), { id: undefined }),
  withHeaders("no timestamp", missing("svix-timestamp"), { timestamp: undefined }),
  withHeaders("no signature", missing("svix-signature"), { signature: undefined }),
  withHeaders("empty id", missing("svix-id"), { id: "" }),
  withHeaders("empty timestamp and signature", missing("svix-timestamp", "svix-signature"), {
    timestamp: "",
    signature: "",
  }),
  withHeaders("no webhook- signature", missing("webhook-signature"), {
    prefix: "webhook",
    signature: undefined,
  }),
  withHeaders("a missing header wins over a malformed one", missing("svix-signature"), {
    timestamp: "yesterday",
    signature: undefined,
  }),
];

const MALFORMED = [
  ...[
    "yesterday",
    "1614265330.0",
    "-1614265330",
    "+1614265330",
    "01614265330",
    "1e9",
    "0x6037bc32",
    "1 2",
  ].map((value) => withHeaders(`timestamp ${value}`, malformed("svix-timestamp"), { timestamp: value })),
  withHeaders("timestamp of 16 digits", malformed("svix-timestamp"), { timestamp: "1614265330000000" }),
  withHeaders("timestamp in full-width digits", malformed("svix-timestamp"), {
    timestamp: "１６１４２６５３３０",
  }),
  withHeaders("id with a space", malformed("svix-id"), { id: "msg 1" }),
  withHeaders("id that is not ASCII", malformed("svix-id"), { id: "msg_é" }),
  withHeaders("id with a control character", malformed("svix-id"), { id: "msg_\u007f" }),
  withHeaders("signature without a version", malformed("svix-signature"), { signature: signature.slice(3) }),
  withHeaders("signature that is not base64", malformed("svix-signature"), { signature: "v1,not-base64" }),
  withHeaders("signature cut off", malformed("svix-signature"), { signature: signature.slice(0, -1) }),
  withHeaders("signature in the alphabet of URLs", malformed("svix-signature"), {
    signature: signature.replaceAll("+", "-").replaceAll("/", "_"),
  }),
  withHeaders("signature with only spaces between", malformed("svix-signature"), { signature: "v1 , v1" }),
  withHeaders("short signature with padding", malformed("svix-signature"), { signature: "v1,g0hM9SsE+OQ=" }),
  withHeaders("signature without its version", malformed("svix-signature"), {
    signature: signature.slice(2),
  }),
  withHeaders("version without a signature", malformed("svix-signature"), { signature: "v1a," }),
  withHeaders("all three", malformed("svix-id", "svix-timestamp", "svix-signature"), {
    id: "msg 1",
    timestamp: "now",
    signature: "none",
  }),
  withHeaders("malformed webhook- timestamp", malformed("webhook-timestamp"), {
    prefix: "webhook",
    timestamp: "now",
  }),
  vector("an id twice", malformed("svix-id"), { headers: [["svix-id", id], ...headers()] }),
  vector("a timestamp twice", malformed("svix-timestamp"), {
    headers: [["svix-timestamp", String(timestamp)], ...headers()],
  }),
];

const SIGNATURES = [
  withHeaders("one character of the signature changed", wrong, { signature: flipped(signature) }),
  withHeaders("bits after the end of the signature", wrong, { signature: signature.replace("OE=", "OF=") }),
  withHeaders("the right one first", accepted(), { signature: `${signature} ${flipped(signature)}` }),
  withHeaders("the right one last", accepted(), { signature: `${flipped(signature)} ${signature}` }),
  withHeaders("several spaces between", accepted(), { signature: `  ${flipped(signature)}   ${signature} ` }),
  withHeaders("the right one after other versions", accepted(), {
    signature: `v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== v2,x ${signature}`,
  }),
  withHeaders("the right one as another version", wrong, { signature: signature.replace("v1,", "v2,") }),
  withHeaders("only another version", wrong, { signature: "v1a,AAAA" }),
  withHeaders("the version in capitals", wrong, { signature: signature.replace("v1,", "V1,") }),
  withHeaders("a malformed entry next to the right one", accepted(), { signature: `garbage ${signature}` }),
  vector("a signature header twice", accepted(), {
    headers: [["svix-signature", flipped(signature)], ...headers()],
  }),
  withHeaders("100 wrong ones and the right one", accepted(), {
    signature: `${`${flipped(signature)} `.repeat(100)}${signature}`,
  }),
  withHeaders("of another delivery", wrong, { id: "msg_other" }),
  withHeaders("of another time", wrong, { timestamp: String(timestamp + 1) }),
  withHeaders(
    "an id with a dot",
    { id: "msg.1", timestamp, secretIndex: 0 },
    {
      id: "msg.1",
      signature: signed({ as: "msg.1" }),
    },
  ),
];

const SECRETS = [
  withSecrets("without whsec_", accepted(), secret.replace("whsec_", "")),
  withSecrets("wrong secret", wrong, OTHER_SECRET),
  withSecrets("the first of two", accepted(0), `${secret} ${OTHER_SECRET}`),
  withSecrets("the second of two", accepted(1), `${OTHER_SECRET} ${secret}`),
  withSecrets("the second of a list", accepted(1), [OTHER_SECRET, secret]),
  withSecrets("the third of three, of which two share a text", accepted(2), [
    `${OTHER_SECRET} ${THIRD_SECRET}`,
    secret,
  ]),
  withSecrets("the same twice", accepted(0), [secret, secret]),
  withSecrets("line breaks and tabs around", accepted(1), `\n${OTHER_SECRET}\r\n\t${secret}\n`),
  withSecrets("byte order mark before, no-break space after", accepted(), `\ufeff${secret}\u00a0`),
  vector("signatures of both secrets during a rotation", accepted(0), {
    headers: headers({ signature: `${signed({ by: OTHER_SECRET })} ${signature}` }),
  }),
  vector("both secrets match", accepted(0), {
    secrets: [OTHER_SECRET, secret],
    headers: headers({ signature: `${signature} ${signed({ by: OTHER_SECRET })}` }),
  }),
  vector("secret with padding", accepted(), {
    secrets: THIRD_SECRET,
    headers: headers({ signature: signed({ by: THIRD_SECRET }) }),
  }),
  vector("secret without its padding", accepted(), {
    secrets: THIRD_SECRET.replaceAll("=", ""),
    headers: headers({ signature: signed({ by: THIRD_SECRET }) }),
  }),
  vector("secret with bits after its last byte", accepted(), {
    secrets: THIRD_SECRET.replace("cw==", "cx=="),
    headers: headers({ signature: signed({ by: THIRD_SECRET }) }),
  }),
];

const UNUSABLE_SECRETS = [
  ["empty", ""],
  ["white space", " \n"],
  ["empty list", []],
  ["list of an empty text", [""]],
  ["an empty text before a secret", ["", secret]],
  ["only whsec_", "whsec_"],
  ["v1, before whsec_", `v1,${secret}`],
  ["a signature", signature],
  ["in quotes", `"${secret}"`],
  ["in the alphabet of URLs", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_"],
  ["wrong padding", `${secret}=`],
  ["half of its padding", THIRD_SECRET.slice(0, -1)],
  ["only padding", "whsec_=="],
  ["a length that is impossible in base64", `${secret}A`],
  ["a second one that is unusable", [secret, "not a secret!"]],
  ["a control character", `${secret}\u0085`],
  ["public key", "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
].map(([name, secrets]) => withSecrets(`unusable secret: ${name}`, mistake, secrets));

const seconds = (count, expected, given) =>
  vector(
    `${count} s ${count < 0 ? "in the future" : "old"}${given ? `, ${JSON.stringify(given)}` : ""}`,
    expected,
    {
      now: now + count * 1000,
      ...given,
    },
  );
const TIMES = [
  seconds(300, accepted()),
  seconds(301, old(301)),
  seconds(-300, accepted()),
  seconds(-301, early(-301)),
  vector("300.999 s old: now counts in whole seconds", accepted(), { now: now + 300_999 }),
  vector("299.001 s in the future", accepted(), { now: now - 299_001 }),
  vector("300.001 s in the future", early(-301), { now: now - 300_001 }),
  seconds(0, accepted(), { toleranceSeconds: 0 }),
  seconds(1, old(1), { toleranceSeconds: 0 }),
  seconds(-1, early(-1), { toleranceSeconds: 0 }),
  seconds(60, accepted(), { toleranceSeconds: 60 }),
  seconds(61, old(61), { toleranceSeconds: 60 }),
  seconds(100_000_000, accepted(), { toleranceSeconds: "Infinity" }),
  seconds(-100_000_000, accepted(), { toleranceSeconds: "Infinity" }),
  vector(
    "timestamp 0",
    { id, timestamp: 0, secretIndex: 0 },
    {
      headers: headers({ timestamp: "0", signature: signed({ at: 0 }) }),
      now: 0,
    },
  ),
  vector("timestamp of 15 digits", early(-999998385734669), {
    headers: headers({ timestamp: "999999999999999", signature: signed({ at: 999999999999999 }) }),
  }),
  vector("a wrong time wins over a wrong signature", old(301), {
    now: now + 301_000,
    body: "changed",
  }),
];

export default [
  ...BODIES,
  ...NAMES,
  ...MISSING,
  ...MALFORMED,
  ...SIGNATURES,
  ...SECRETS,
  ...UNUSABLE_SECRETS,
  ...TIMES,
];
