// Archives of 50,000 bodies: the command reports the right counts, with one thread and with several.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { archive, bodies, joined } from "./archive.mjs";
import { CLI, command, records, temporaryFolder } from "./command.mjs";
import { measured } from "./measured.mjs";

const COUNT = 50_000;
const folder = temporaryFolder();
const all = archive(COUNT);
const half = COUNT / 2;
const files = [folder("first.ndjson"), folder("second.ndjson.gz")];
writeFileSync(files[0], joined(all.lines.slice(0, half)));
writeFileSync(files[1], gzipSync(joined(all.lines.slice(half))));

/** Returns the file and line of a line of the archive. */
const locationOf = (line) => (line <= half ? `${files[0]}:${line}` : `${files[1]}:${line - half}`);
const expected = [...all.invalid].map(([line, code]) => [locationOf(line), code]);

test("the archive contains every fault, and 2 % of its bodies are invalid", () => {
  assert.equal(all.invalid.size, COUNT / 50);
  assert.equal(new Set(all.invalid.values()).size, 5);
});

for (const jobs of ["1", "3"]) {
  test(`human output has one line for each invalid body, in order (--jobs ${jobs})`, async () => {
    const { code, stdout, stderr } = await command(["--jobs", jobs, ...files]);
    assert.equal(code, 1);
    const lines = stdout.trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => line.split(" ")).map(([at, , found]) => [at, found]),
      expected,
    );
    const valid = Object.values(all.counts).reduce((sum, count) => sum + count, 0);
    assert.match(
      stderr,
      new RegExp(
        `50,000 bodies in 2 files: ${valid.toLocaleString("en")} valid, ${all.otherEvents} other events, ` +
          `${all.invalid.size.toLocaleString("en")} invalid`,
      ),
    );
    assert.match(stderr, new RegExp(`^store\\.merged +${all.otherEvents}$`, "m"));
    assert.match(
      stderr,
      new RegExp(`^error +invalid_utf8 +\\(root\\) +200 +first in ${files[0]}:\\d+$`, "m"),
    );
  });

  test(`--json --all counts every body (--jobs ${jobs})`, async () => {
    const { code, stdout } = await command(["--json", "--all", "--quiet", "--jobs", jobs, ...files]);
    assert.equal(code, 1);
    const found = records(stdout);
    assert.equal(found.length, COUNT);
    assert.deepEqual(
      found.map(({ file, line }) => `${file}:${line}`),
      Array.from({ length: COUNT }, (_, index) => locationOf(index + 1)),
    );
    const counts = {};
    for (const { outcome, type } of found) if (outcome === "event") counts[type] = (counts[type] ?? 0) + 1;
    assert.deepEqual(counts, Object.fromEntries(Object.entries(all.counts)));
    const invalid = found.filter(({ outcome }) => outcome === "invalid");
    assert.deepEqual(
      invalid.map(({ file, line, issues }) => [
        `${file}:${line}`,
        issues.find(({ severity }) => severity === "error").code,
      ]),
      expected,
    );
    const others = found.filter(({ outcome }) => outcome === "other_event");
    assert.equal(others.length, all.otherEvents);
    assert.deepEqual([...new Set(others.map(({ type }) => type))], ["store.merged"]);
  });
}

test("a pipe that is closed early causes no error, and the code is that of the bodies so far", async () => {
  const valid = folder("valid.ndjson");
  writeFileSync(valid, joined(Array(half).fill(Buffer.from(bodies["store.created"]))));
  for (const [inputs, expected] of [
    [[valid], 0],
    [files, 1],
    [[folder("missing"), ...files], 2],
  ]) {
    const child = spawn(process.execPath, [CLI, "--json", "--all", "--quiet", ...inputs], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(code, expected, inputs[0]);
    assert.equal(stderr, expected === 2 ? `chatbrick-events: ${inputs[0]}: no such file or folder\n` : "");
  }
});

test("an interrupt ends the command at once, without a stack trace", {
  skip: process.platform === "win32",
}, async () => {
  const child = spawn(process.execPath, [CLI, "--jobs", "3", "-"]);
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  // Standard input stays open, so that the command does not end by itself.
  child.stdin.on("error", () => {});
  child.stdin.write(joined(all.lines));
  child.stdout.once("data", () => child.kill("SIGINT"));
  const signal = await new Promise((resolve) => child.on("close", (_, by) => resolve(by)));
  assert.deepEqual([signal, stderr], ["SIGINT", ""]);
});

test("memory does not grow with the file", async () => {
  const lines = joined(all.lines);
  const peak = async (copies) => {
    const file = folder(`copies-${copies}.ndjson`);
    for (let copy = 0; copy < copies; copy += 1) appendFileSync(file, lines);
    return (await measured(["--jobs", "1", "--quiet", file])).peak;
  };
  const [small, large] = [await peak(1), await peak(8)];
  // The large file is 200 MB longer.
  assert.ok(large < small + 80e6, `${small} bytes, and ${large} bytes for a file of eight times the size`);
});
