// The commands `verify`, `sign` and `example`.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import { EVENT_TYPES } from "chatbrick-events";
import { verify } from "chatbrick-events/signature";
import { command, temporaryFolder } from "./command.mjs";

const folder = temporaryFolder();
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

function file(name, content) {
  writeFileSync(folder(name), content);
  return folder(name);
}

// The vector of the provider's documentation.
const BODY = file("body.json", '{"test": 2432232314}');
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const LINES = `svix-id: ${ID}\nsvix-timestamp: 1614265330\nsvix-signature: ${SIGNATURE}\n`;
const headers = file("headers.txt", LINES);
const AT = ["--now", "1614265330000"];

test("verify: accepts the provider's vector, with the headers in every form", async () => {
  const record = { "Svix-Id": ID, "svix-timestamp": "1614265330", "svix-signature": [SIGNATURE] };
  const forms = {
    lines: LINES,
    crlf: LINES.replaceAll("\n", "\r\n"),
    json: JSON.stringify(record),
    lambda: JSON.stringify({ headers: record, body: "" }),
    curl: `HTTP/1.1 200 OK\r\nHost: a\r\n${LINES.replaceAll("\n", "\r\n")}\r\n{"svix-id: no":1}`,
    mark: `\ufeff${JSON.stringify(record)}`,
    number: JSON.stringify({ ...record, "svix-timestamp": 1614265330, absent: null }),
    pairs: JSON.stringify(Object.entries(record)),
    har: JSON.stringify(Object.entries(record).map(([name, value]) => ({ name, value: `${value}` }))),
    request: JSON.stringify({
      method: "POST",
      headers: Object.entries(record).map(([name, value]) => ({ name, value: `${value}` })),
    }),
    interim: `HTTP/1.1 100 Continue\r\nsvix-id: no\r\n\r\nHTTP/1.1 200 OK\r\n${LINES.replaceAll("\n", "\r\n")}\r\n`,
    utf16: Buffer.from(`\ufeff${LINES}`, "utf16le"),
    verbose: LINES.replaceAll(/^/gm, "> ").trimEnd(),
  };
  for (const [name, text] of Object.entries(forms)) {
    const args = ["verify", "--secret", SECRET, "--headers", file(name, text), ...AT, BODY];
    const { code, stdout, stderr } = await command(args);
    assert.deepEqual([code, stderr], [0, ""], name);
    assert.equal(stdout, `verified: ${ID}, sent 2021-02-25T15:02:10.000Z\n`);
  }
});

test("verify: headers in an unknown form are wrong usage, reported on one line", async () => {
  for (const [text, message] of [
    ["{", /the headers look like JSON, but are not valid JSON/],
    ['["svix-id", "a"]', /the headers must be/],
    ['[["svix-id"]]', /the headers must be/],
    ['[{"key":"svix-id","value":"a"}]', /the headers must be/],
    ['{"svix-id":{}}', /the headers must be/],
    ['{"headers":"svix-id: a"}', /the headers must be/],
    ["[null]", /the headers must be/],
    ["", /the headers must be/],
    [LINES.replaceAll(": ", "="), /the headers must be/],
    [LINES.replaceAll("svix-", "-H 'svix-"), /the headers must be/],
  ]) {
    const args = ["verify", "--secret", SECRET, "--headers", file("wrong", text), BODY];
    const { code, stdout, stderr } = await command(args);
    assert.deepEqual([code, stdout], [2, ""], text);
    assert.match(stderr, message);
  }
});

test("verify: white space separates several secrets, in the option and in the environment", async () => {
  const both = ` ${OTHER}\n${SECRET} `;
  const args = ["verify", "--headers", headers, ...AT];
  const option = await command([...args, "--secret", both, BODY]);
  const environment = await command([...args, BODY], { env: { CHATBRICK_WEBHOOK_SECRET: both } });
  for (const { code, stdout } of [option, environment]) {
    assert.equal(code, 0);
    assert.match(stdout, /, by secret 2\n$/);
  }
});

test("verify: reads the secret from the environment, and the headers or the body from standard input", async () => {
  const env = { CHATBRICK_WEBHOOK_SECRET: SECRET };
  assert.equal((await command(["verify", "--headers", "-", ...AT, BODY], { env, input: LINES })).code, 0);
  const input = '{"test": 2432232314}';
  assert.equal((await command(["verify", "--headers", headers, ...AT, "-"], { env, input })).code, 0);
  const none = await command(["verify", "--headers", headers, BODY]);
  assert.equal(none.code, 2);
  assert.match(none.stderr, /no secret: pass --secret, or set CHATBRICK_WEBHOOK_SECRET/);
});

test("verify: a refused delivery exits with 1, and prints the reason and advice", async () => {
  const run = (more, { secret = SECRET, with: from = headers, body = BODY } = {}) =>
    command(["verify", "--secret", secret, "--headers", from, ...more, body]);
  const cases = [
    [run([]), /timestamp_too_old: .*\n.*--tolerance Infinity/],
    [run(["--now", "1614265000000"]), /timestamp_too_new: .*\n.*clock/],
    [run(AT, { secret: OTHER }), /wrong_signature: .*\nCopy the secret/],
    [
      run(AT, { with: file("one.txt", `svix-id: ${ID}`) }),
      /missing_header: svix-timestamp, svix-signature\n/,
    ],
    [run(AT, { with: file("bad.txt", LINES.replace("v1,", "v1 ")) }), /malformed_header: svix-signature\n/],
    [run(AT, { body: file("lf.json", '{"test": 2432232314}\n') }), /without its last line break/],
    [
      run(AT, { body: file("utf16.json", Buffer.from('\ufeff{"test": 2432232314}', "utf16le")) }),
      /as UTF-8: it was converted to UTF-16/,
    ],
    [run(AT, { body: file("bom.json", '\ufeff{"test": 2432232314}') }), /without its byte order mark/],
  ];
  for (const [result, message] of cases) {
    const { code, stdout, stderr } = await result;
    assert.deepEqual([code, stderr], [1, ""], stdout);
    assert.match(stdout, /^refused: /);
    assert.match(stdout, message);
    assert.ok(!stdout.includes("2432232314"));
  }
  assert.equal((await run(["--tolerance", "Infinity"])).code, 0);
  assert.equal((await run(["--tolerance", "0", ...AT])).code, 0);
});

test("verify: finds the payload inside an escaped body, or inside a copy of the request", async () => {
  const payload = '{"type":"store.created","data":{}}';
  const from = file(
    "inside.txt",
    (await command(["sign", "--secret", SECRET, file("inside", payload)])).stdout,
  );
  for (const text of [JSON.stringify(payload), `POST / HTTP/1.1\r\nHost: a\r\n\r\n${payload}`]) {
    const args = ["verify", "--secret", SECRET, "--headers", from, file("wrapped", text)];
    const { code, stdout } = await command(args);
    assert.equal(code, 1);
    assert.match(stdout, /The signature is valid for the body without its wrapping/);
  }
});

test("verify: an unusable secret is wrong usage, and is not printed", async () => {
  const { code, stderr } = await command(["verify", "--secret", "whsec_no!", "--headers", headers, BODY]);
  assert.equal(code, 2);
  assert.match(stderr, /^chatbrick-events: the secret is not base64/);
  assert.ok(!stderr.includes("no!"));
});

test("sign: verify accepts the headers", async () => {
  const signed = await command(["sign", "--secret", SECRET, BODY]);
  assert.equal(signed.code, 0);
  const args = ["verify", "--secret", SECRET, "--headers", file("signed.txt", signed.stdout), BODY];
  assert.equal((await command(args)).code, 0);
  const fixed = ["sign", "--secret", SECRET, "--id", ID, "--timestamp", "1614265330", BODY];
  assert.equal((await command(fixed)).stdout, LINES);
});

test("sign --curl: the printed command sends a delivery that verify accepts", async () => {
  const received = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(verify(Buffer.concat(chunks), request.headers, SECRET));
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}/hook?it's=1`;
  const content = Buffer.from('{"name":"it\'s $HOME `x` \\\\ 台北"}\r\n');
  const body = file("it's a body.json", content);
  for (const [from, input] of [
    [body, ""],
    ["-", content],
  ]) {
    const { stdout } = await command(["sign", "--secret", SECRET, "--curl", url, from], { input });
    await new Promise((resolve) => execFile("sh", ["-c", stdout], resolve));
  }
  server.close();
  assert.equal(received.length, 2);
  for (const { body: bytes } of await Promise.all(received)) assert.deepEqual(Buffer.from(bytes), content);
});

test("sign --curl: a body from standard input that cannot be an argument is wrong usage", async () => {
  const run = (input) => command(["sign", "--secret", SECRET, "--curl", "http://a.example", "-"], { input });
  // curl reads the file after an @; Linux limits the length of an argument.
  for (const input of ["@/etc/hosts", '{"a":"\0"}', Buffer.from([0xff]), "x".repeat(131_072)]) {
    const { code, stdout, stderr } = await run(input);
    assert.deepEqual([code, stdout], [2, ""], input.slice(0, 20));
    assert.match(stderr, /this body cannot be an argument of curl: pass it as a file/);
  }
  assert.equal((await run("x".repeat(131_071))).code, 0);
});

test("example: prints a valid payload of each type, without warnings", async () => {
  for (const type of EVENT_TYPES) {
    const { code, stdout } = await command(["example", type]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).type, type);
    const validated = await command(["--strict", "--json", "--all", "-"], { input: stdout });
    assert.equal(validated.code, 0);
    assert.match(validated.stdout, /"outcome":"event".*"issues":\[\]/);
  }
});
