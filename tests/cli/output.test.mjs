// The output of the command: formats, colours, exit codes, help.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { path } from "../../scripts/paths.mjs";
import { bodies, FAULTS } from "./archive.mjs";
import { CLI, command, records, temporaryFolder } from "./command.mjs";

const folder = temporaryFolder();
const valid = bodies["contact.connection.connected"];
const invalid = FAULTS.duplicate_key(valid);
const mixed = folder("mixed.ndjson");
writeFileSync(
  mixed,
  [valid, invalid, valid.replace("contact.connection.connected", "store.merged")].join("\n"),
);
const pretty = folder("pretty.json");
writeFileSync(pretty, `${JSON.stringify(JSON.parse(valid), null, 2)}\n`);
const ESCAPE = "\x1b[";

test("--help lists every option and examples; --version prints the version of the package", async () => {
  const help = await command(["--help"]);
  assert.deepEqual([help.code, help.stderr], [0, ""]);
  const options = [
    "types",
    "strict",
    "max-bytes",
    "json",
    "all",
    "format",
    "quiet",
    "unwrap",
    "jobs",
    "show",
  ];
  options.push("help", "version", "secret", "headers", "now", "tolerance", "curl");
  for (const option of options) assert.ok(help.stdout.includes(`--${option}`), option);
  assert.ok(help.stdout.includes("Examples"));
  const { version } = JSON.parse(readFileSync(path("pkg", "package.json"), "utf8"));
  assert.equal((await command(["--version"])).stdout, `${version}\n`);
});

test("--help does not load the wasm", () => {
  const { stderr } = spawnSync(process.execPath, [CLI, "--help"], {
    env: { ...process.env, NODE_DEBUG: "esm,module" },
    encoding: "utf8",
  });
  assert.doesNotMatch(stderr, /dist\/index\.js|wasm/);
});

test("without WebAssembly, validation prints one line and exits with 2, and the other commands work", async () => {
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(path("tests", "packaging", "fixtures", "no-wasm.mjs"))}`,
  };
  for (const args of [["-"], ["--json", "-"], ["--show", CLI]]) {
    const { code, stdout, stderr } = await command(args, { env, input: "{}" });
    assert.deepEqual([code, stdout], [2, ""], args.join(" "));
    assert.match(stderr, /^chatbrick-events: WebAssembly cannot be compiled here \(ReferenceError: .*\n$/);
  }
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  for (const args of [["--help"], ["--version"], ["sign", "--secret", secret, "-"]]) {
    const { code, stdout, stderr } = await command(args, { env, input: "{}" });
    assert.deepEqual([code, stderr], [0, ""], args.join(" "));
    assert.notEqual(stdout, "");
  }
});

test("wrong usage prints one line without a stack trace, and exits with 2", async () => {
  const cases = [
    [["--nope"], /Unknown option '--nope'/],
    [["--types", "store.merged", mixed], /unknown event type "store\.merged"; the types are contact/],
    [["--max-bytes", "1k", mixed], /--max-bytes needs a whole number, 0 or more, not "1k"/],
    [["--jobs", "0", mixed], /--jobs needs a whole number, 1 to 64, not "0"/],
    [["--jobs", "1000000", mixed], /--jobs needs a whole number, 1 to 64, not "1000000"/],
    [["--format", "xml", mixed], /--format must be human or github, not "xml"/],
    [["--types", "\x1b[2J", mixed], /unknown event type "\\u\{1b\}\[2J"/],
    [["--all", mixed], /--all needs --json/],
    [["--json", "--format", "github", mixed], /pass --json or --format, not both/],
    [["--show", `${mixed}:1`, mixed], /--show reads only its own file: remove ".*mixed\.ndjson"/],
    [["--show", `${mixed}:1`, "--json"], /--show prints text: remove --json/],
    [["--show", `${mixed}:1`, "--format", "github"], /--show prints text: remove --format/],
    [["--show", `${mixed}:0`], /has no body in line 0/],
    [["--show", pretty, "--show", `${pretty}:0`], /has no body in line 0/],
    [["--show", `${mixed}:9`], /has no body in line 9/],
    [["--show", folder("missing:1")], /no such file or folder/],
    [["example", "store.merged"], /pass one event type: /],
    [["--show", "-:2"], /--show needs a value: if it begins with a hyphen, write --show=-:2\n/],
    [
      ["sign", "--secret", "-x", mixed],
      /--secret needs a value: if it begins with a hyphen, write --secret=VALUE\n/,
    ],
    [["sign", "--secret", "whsec_AAAA"], /pass one file with the body/],
  ];
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await command(args);
    assert.deepEqual([code, stdout], [2, ""], args.join(" "));
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n +at |node:internal/);
    assert.equal(stderr.trimEnd().split("\n").length, 2, stderr);
  }
});

test("exit codes: another event is valid, --strict makes warnings invalid, 2 wins over 1", async () => {
  const merged = valid.replace("contact.connection.connected", "store.merged");
  const warned = valid.replace('"data":', '"extra":1,"data":');
  const code = async (args, input) => (await command(args, { input })).code;
  assert.equal(await code(["-"], valid), 0);
  assert.equal(await code(["-"], merged), 0);
  assert.equal(await code(["--types", "store.created,store.updated", "-"], valid), 0);
  assert.equal(await code(["-"], warned), 0);
  assert.equal(await code(["--strict", "-"], warned), 1);
  assert.equal(await code(["-"], invalid), 1);
  assert.equal(await code([folder("missing"), "-"], invalid), 2);
});

test("human: prints the first error of a body on one line, without values of the payload", async () => {
  const { stdout } = await command([mixed]);
  assert.match(
    stdout,
    /^\S+mixed\.ndjson:2 error duplicate_key \/data\/timestamps 1:\d+( \(\+\d+ more\))?\n$/,
  );
  // Warnings before the error do not make the body invalid.
  const warned = '{"extra":1,"type":"store.created","data":null}';
  const later = await command(["-"], { input: warned });
  assert.equal(later.stdout, "-:1 error null_not_allowed /data 1:42 (+1 more)\n");
  const fields = Array.from({ length: 150 }, (_, index) => `"extra${index}":1`);
  const many = await command(["-"], { input: `{"type":"store.created",${fields}}` });
  assert.equal(many.stdout, "-:1 error missing_field /data 1:1 (+99 or more)\n");
});

test("--json: prints bodies with issues and other events, with keys in order and exact issues", async () => {
  const { stdout } = await command(["--json", mixed]);
  const found = records(stdout);
  assert.deepEqual(
    found.map(({ line, outcome, type }) => [line, outcome, type]),
    [
      [2, "invalid", "contact.connection.connected"],
      [3, "other_event", "store.merged"],
    ],
  );
  assert.deepEqual(Object.keys(found[0]), ["file", "line", "outcome", "type", "issues"]);
  const issue = found[0].issues.find(({ code }) => code === "duplicate_key");
  const { offset, length } = issue;
  assert.equal(
    Buffer.from(invalid)
      .subarray(offset, offset + length)
      .toString(),
    '"timestamps"',
  );
});

test("--format github: prints an escaped annotation for each invalid body", async () => {
  const name = folder("a,b:100%\r\n.json");
  writeFileSync(name, JSON.stringify(JSON.parse(FAULTS.missing_field(valid)), null, 2));
  const { stdout } = await command(["--format", "github", mixed, name, folder("missing")]);
  const lines = stdout.trimEnd().split("\n");
  assert.match(
    lines[0],
    /^::error file=.*mixed\.ndjson,line=2,col=\d+,title=duplicate_key::\/data\/timestamps: This key/,
  );
  assert.match(lines[1], /a%2Cb%3A100%25%0D%0A\.json,line=1,col=1,title=missing_field::/);
  assert.match(lines[2], /^::error file=.*missing::cannot be read: no such file or folder$/);
});

test("--format github: paths have slashes and no ./, as those of the repository", async () => {
  const files = ["sub/x.json", "missing.json"].map((name) => `./${name}`);
  mkdirSync(folder("sub"));
  writeFileSync(folder("sub", "x.json"), invalid);
  const { stdout } = await command(["--format", "github", ...files], { cwd: folder() });
  const paths = stdout.split("\n").map((line) => /^::error file=([^:,]*)/.exec(line)?.[1]);
  assert.deepEqual(paths, ["sub/x.json", "missing.json", undefined]);
});

test("the summary counts the entries of a list together, and has at most 20 rows of issues", async () => {
  const user = (id) => `{"id":${id},"name":"a","lineUid":"b","lineProviderId":"1"}`;
  const fields = Array.from({ length: 25 }, (_, index) => `"extra${index}":1`);
  const input = valid.replace(/"lineUsers":\[.*?\]/, `"lineUsers":[${user(1)},${user(2)}],${fields}`);
  const { stderr } = await command(["-"], { input });
  assert.match(stderr, /^error +wrong_type +\/data\/lineUsers\/\*\/id +2 +first in -:1$/m);
  assert.equal(stderr.match(/first in/g).length, 20);
  assert.match(stderr, /^\d+ more issues with other codes or pointers$/m);
});

test("a closed standard output does not hide an invalid body, nor a refused delivery", async () => {
  const headers = folder("headers.txt");
  writeFileSync(headers, "svix-id: msg_1\nsvix-timestamp: 1\nsvix-signature: v1,AAAA\n");
  const refused = ["verify", "--secret", "whsec_AAAA", "--headers", headers, mixed];
  for (const [args, expected] of [
    [["--show", `${mixed}:1`], 0],
    [["--show", `${mixed}:2`], 1],
    [refused, 1],
  ]) {
    const child = spawn(process.execPath, [CLI, ...args]);
    child.stdout.destroy();
    assert.equal(await new Promise((resolve) => child.on("close", resolve)), expected, args.join(" "));
  }
});

test("a closed standard error changes neither the results nor the exit code", async () => {
  const child = spawn(process.execPath, [CLI, mixed]);
  child.stderr.destroy();
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(code, 1);
  assert.match(stdout, /mixed\.ndjson:2 error duplicate_key/);
});

test("--quiet prints only the results", async () => {
  const { stdout, stderr } = await command(["--quiet", mixed]);
  assert.equal(stderr, "");
  assert.equal(stdout.split("\n").length, 2);
});

test("--show renders the issues of one body in its text", async () => {
  const { code, stdout } = await command(["--show", `${mixed}:2`]);
  assert.equal(code, 1);
  assert.match(
    stdout,
    /mixed\.ndjson:2\n\nerror\[duplicate_key\]: .*\n {2}--> \/data\/timestamps \(line 1, column \d+\)\n/,
  );
  assert.match(stdout, /\^\^\^\^/);
  assert.equal((await command(["--show", `${mixed}:1`])).code, 0);
});

test("--show uses the same exit codes, and shows a document for any of its lines", async () => {
  const other = await command(["--show", `${mixed}:3`]);
  assert.equal(other.code, 0);
  assert.match(
    other.stdout,
    /mixed\.ndjson:3: another event, not an invalid one\n\nerror\[unexpected_event_type\]/,
  );
  const lines = readFileSync(pretty, "utf8").split("\n").length - 1;
  for (const line of [1, 7, lines]) assert.equal((await command(["--show", `${pretty}:${line}`])).code, 0);
  const after = await command(["--show", `${pretty}:${lines + 1}`]);
  assert.equal(after.code, 2);
  assert.match(after.stderr, /has no body in line/);
});

test("--show without a line shows the first body", async () => {
  const first = await command(["--show", "-"], { input: `\n\n${invalid}\n${valid}\n` });
  assert.equal(first.code, 1);
  assert.match(first.stdout, /^-:3\n/);
  const pasted = `Look at this:\n2024 INFO body=${invalid}\n2024 INFO body=${valid}\n`;
  const inside = await command(["--unwrap", "--show", "-"], { input: pasted });
  assert.equal(inside.code, 1);
  assert.match(inside.stdout, /^-:2 \(text\)\n/);
  const none = await command(["--unwrap", "--show", "-"], { input: "Hello\nworld\n" });
  assert.deepEqual([none.code, none.stdout], [2, ""]);
  assert.match(none.stderr, /^chatbrick-events: - has no body\n/);
});

test("--json: prints the type of an invalid body in any notation and order", async () => {
  const data = '"data":null';
  const type = '"type":"store.created"';
  for (const [body, expected] of [
    [`{"type": "store.created", ${data}}`, "store.created"],
    [`\ufeff{\t${data},"t\\u0079pe":"store\\u002ecreated"}`, "store.created"],
    [`{"data":{${type}}}`, undefined],
    [`{"type":1,${data}}`, undefined],
    [`{${data},"type":"private","x":1}`, undefined],
  ]) {
    const [found] = records((await command(["--json", "-"], { input: body })).stdout);
    assert.deepEqual([found.outcome, found.type], ["invalid", expected], body);
  }
});

test("colours: off in a pipe, FORCE_COLOR turns them on, NO_COLOR wins", async () => {
  const coloured = async (env) => (await command([mixed], { env })).stderr.includes(ESCAPE);
  assert.equal(await coloured({}), false);
  assert.equal(await coloured({ FORCE_COLOR: "1" }), true);
  assert.equal(await coloured({ FORCE_COLOR: "0" }), false);
  assert.equal(await coloured({ NO_COLOR: "1", FORCE_COLOR: "1" }), false);
});

test("prints no progress in a pipe", async () => {
  assert.doesNotMatch((await command([mixed])).stderr, /\r/);
});

// `script` gives a process a terminal.
test("on a terminal, prints colours, and without arguments the help", {
  skip: process.platform !== "linux",
}, () => {
  const onTerminal = (args, env = {}) =>
    spawnSync(
      "script",
      ["-qec", [process.execPath, CLI, ...args].map((arg) => `'${arg}'`).join(" "), "/dev/null"],
      {
        encoding: "utf8",
        env: { PATH: process.env.PATH, TERM: "xterm", ...env },
      },
    );
  assert.ok(onTerminal([mixed]).stdout.includes(`${ESCAPE}31m1 invalid`));
  assert.ok(!onTerminal([mixed], { NO_COLOR: "1" }).stdout.includes(ESCAPE));
  assert.ok(!onTerminal([mixed], { TERM: "dumb" }).stdout.includes(ESCAPE));
  const help = onTerminal([]);
  assert.equal(help.status, 2);
  assert.match(help.stdout, /^Validates ChatBrick webhook payloads/);
});

test("on a terminal, prints the progress and removes it before the summary; not with --quiet, or if it is dumb", {
  skip: process.platform !== "linux",
}, () => {
  const block = folder("block.ndjson");
  writeFileSync(block, `${invalid}\n`.repeat(1_000));
  // A pause that is longer than the interval of the progress.
  const onTerminal = (option, TERM = "xterm") =>
    spawnSync(
      "script",
      [
        "-qec",
        `(cat '${block}'; sleep 0.5; cat '${block}') | '${process.execPath}' '${CLI}' ${option} - >'${folder("results")}'`,
        "/dev/null",
      ],
      { encoding: "utf8", env: { PATH: process.env.PATH, TERM } },
    ).stdout;
  const [, ...parts] = onTerminal("").split(`\r${ESCAPE}K`);
  assert.match(parts[0], /^\d+ MB, \d+ bodies\/s, \d+ invalid$/);
  assert.match(parts.at(-1), /^contact\.connection\.connected/);
  assert.equal(onTerminal("--quiet"), "");
  assert.ok(!onTerminal("", "dumb").includes(ESCAPE));
});

test("names and keys cannot control a terminal", async () => {
  const name = folder("\x1b[31mred.json");
  writeFileSync(name, valid.replace('"data":', '"\\u001b[2J\\u202e":1,"data":'));
  const { stderr } = await command(["--strict", name]);
  assert.ok(!stderr.includes("\x1b") && !stderr.includes("\u202e"));
  assert.match(stderr, /\\u\{1b\}\[31mred\.json/);
});

test("a long name is printed whole, so that --show accepts it", async () => {
  const name = folder("n".repeat(220));
  writeFileSync(name, invalid);
  const { stdout } = await command([name]);
  assert.ok(stdout.startsWith(`${name}:1 error`));
});

test("a failed write to standard output prints one line and exits with 2", {
  skip: process.platform !== "linux",
}, () => {
  for (const args of [
    ["--help"],
    ["--quiet", mixed],
    ["--json", "--all", mixed],
    ["example", "store.created"],
  ]) {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", '"$@" > /dev/full', "sh", process.execPath, CLI, ...args],
      {
        encoding: "utf8",
      },
    );
    assert.equal(status, 2, args.join(" "));
    assert.equal(
      stderr,
      "chatbrick-events: standard output cannot be written: no space left on the device\n",
    );
  }
});
