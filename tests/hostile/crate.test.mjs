// Compares the package with the crate: for generated inputs of every kind, both return the same event and the same report.
// Positions in a string are counted here, in a simple way.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  ConnectedEventError,
  EventError,
  parseConnectedEvent,
  parseEvent,
  safeParseConnectedEvent,
  safeParseEvent,
} from "chatbrick-events";

const ROUNDS = Number(process.env.ROUNDS ?? 20_000);
const SEED = Number(process.env.SEED ?? 20_240_608);

const fuzz = (file) => fileURLToPath(new URL(`../../fuzz/${file}`, import.meta.url));
const builds = process.env.FUZZ_TARGET_DIR ?? fuzz("../target/fuzz");

/** Yields the results of the crate for the generated inputs. */
async function* verdicts() {
  const args = ["run", "--quiet", "--locked", "--manifest-path", fuzz("Cargo.toml"), "--target-dir", builds];
  const child = spawn("cargo", [...args, "--bin", "verdicts", "--", `${SEED}`, `${ROUNDS}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  // Lines end only with LF; readline would also end a line at U+2028.
  let rest = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop();
    for (const line of lines) yield JSON.parse(line);
  }
  assert.equal(await ended, 0, "the crate's program succeeded");
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes) {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Returns the issues with offsets and lengths in UTF-16 instead of bytes. */
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

const FUNCTIONS = {
  connected: [safeParseConnectedEvent, parseConnectedEvent, ConnectedEventError],
  family: [safeParseEvent, parseEvent, EventError],
};

/** Returns the expected result of the package for the crate's result. */
function expectedResult({ report, event, other_event: type }) {
  const { valid: success, issues, truncated } = report;
  if (success) return { success, outcome: "event", event, issues, truncated };
  if (type !== null) return { success, outcome: "other_event", type, issues, truncated };
  return { success, outcome: "invalid", issues, truncated };
}

function messageOf(parse, bytes, ParseError) {
  try {
    parse(bytes);
  } catch (error) {
    assert.ok(error instanceof ParseError, error);
    return error.message;
  }
  return null;
}

test("the package and the crate return the same reports for bytes, strings and values", {
  timeout: 600_000,
}, async () => {
  console.log(`seed ${SEED}, ${ROUNDS} rounds`);
  const counts = { bytes: 0, strings: 0, values: 0, events: 0, others: 0 };
  for await (const { input, ...results } of verdicts()) {
    const bytes = Buffer.from(input, "base64");
    const text = decoded(bytes);
    for (const [name, [safeParse, parse, ParseError]] of Object.entries(FUNCTIONS)) {
      const { event, message } = results[name];
      const expected = expectedResult(results[name]);
      counts.bytes += 1;
      counts.events += expected.outcome === "event" ? 1 : 0;
      counts.others += expected.outcome === "other_event" ? 1 : 0;
      assert.deepStrictEqual(safeParse(bytes), expected, `${name} ${input}`);
      assert.equal(messageOf(parse, bytes, ParseError), message, `${name} ${input}`);
      if (text === undefined) continue;
      counts.strings += 1;
      const ofText = { ...expected, issues: inUtf16(expected.issues, bytes) };
      assert.deepStrictEqual(safeParse(text), ofText, `${name} ${input}`);
      // A payload with an event has no duplicate keys, and no numbers that lose digits in JSON.parse.
      const value = event === null ? undefined : parsed(text);
      if (value === undefined) continue;
      counts.values += 1;
      assert.deepStrictEqual(safeParse(value.value).event, event, `${name} ${input}`);
    }
  }
  console.log(JSON.stringify(counts));
  assert.ok(
    counts.bytes > 2 * ROUNDS && counts.strings > ROUNDS && counts.values > ROUNDS / 4,
    "enough inputs of each form",
  );
  assert.ok(counts.events > ROUNDS / 4 && counts.others > ROUNDS / 8, "enough inputs of each outcome");
});
