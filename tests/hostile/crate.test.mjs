// The package against the crate: for generated inputs of every kind, the object builder of JavaScript gives the event that
// Rust gives, and the reports are the same; positions in a string are counted here, naively.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ConnectedEventError, safeParseConnectedEvent } from "chatbrick-events";

const ROUNDS = Number(process.env.ROUNDS ?? 20_000);
const SEED = Number(process.env.SEED ?? 20_240_608);

const fuzz = (file) => fileURLToPath(new URL(`../../fuzz/${file}`, import.meta.url));
const builds = process.env.FUZZ_TARGET_DIR ?? fuzz("../target/fuzz");

/** What the crate says of so many inputs, one after the other. */
async function* verdicts() {
  const args = ["run", "--quiet", "--locked", "--manifest-path", fuzz("Cargo.toml"), "--target-dir", builds];
  const child = spawn("cargo", [...args, "--bin", "verdicts", "--", `${SEED}`, `${ROUNDS}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  // Lines end with LF alone: readline takes U+2028 for an end, too.
  let rest = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop();
    for (const line of lines) yield JSON.parse(line);
  }
  assert.equal(await ended, 0, "the crate's program has failed");
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes) {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The issues with offsets and lengths in UTF-16 instead of bytes. */
const inUtf16 = (issues, bytes) =>
  issues.map((issue) => {
    const units = (from, to) => strict.decode(bytes.subarray(from, to)).length;
    const { offset, length } = issue;
    return { ...issue, offset: units(0, offset), length: units(offset, offset + length) };
  });

function parsed(text) {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) };
  } catch {
    return undefined;
  }
}

test("the package and the crate return the same reports for bytes, strings and values", {
  timeout: 600_000,
}, async () => {
  console.log(`seed ${SEED}, ${ROUNDS} rounds`);
  const counts = { bytes: 0, strings: 0, values: 0, events: 0 };
  for await (const { input, report, event, message } of verdicts()) {
    const bytes = Buffer.from(input, "base64");
    const expected = { success: report.valid, issues: report.issues, truncated: report.truncated };
    if (event !== null) expected.event = event;
    counts.bytes += 1;
    counts.events += event === null ? 0 : 1;
    assert.deepStrictEqual(safeParseConnectedEvent(bytes), expected, input);
    if (message !== null) {
      assert.equal(new ConnectedEventError(report.issues, report.truncated).message, message, input);
    }
    const text = decoded(bytes);
    if (text === undefined) continue;
    counts.strings += 1;
    const ofText = { ...expected, issues: inUtf16(report.issues, bytes) };
    assert.deepStrictEqual(safeParseConnectedEvent(text), ofText, input);
    // What has an event has no key twice, and no number of which JSON.parse would lose a digit.
    const value = event === null ? undefined : parsed(text);
    if (value === undefined) continue;
    counts.values += 1;
    assert.deepStrictEqual(safeParseConnectedEvent(value.value).event, event, input);
  }
  console.log(JSON.stringify(counts));
  assert.ok(counts.bytes > ROUNDS && counts.strings > ROUNDS / 2 && counts.values > ROUNDS / 8, "too few");
});
