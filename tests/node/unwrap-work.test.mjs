// The cost of `unwrap` is linear in the length of any input.

import assert from "node:assert/strict";
import { Session } from "node:inspector";
import { test } from "node:test";

// Repeated parts, after which an end can follow. Each byte of these inputs could begin a search of the remaining input.
const HOSTILE = [
  '{"a":',
  '{"a":[',
  "[",
  '"[',
  '"\\',
  '{"\\"',
  '{\\"',
  "%7B",
  "eyJ0eXBlIjoi ",
  "curl -d '",
  "```\n",
  "POST / HTTP/1.1\n\n",
  '["e30=",',
  '{"type":1,"body":"',
  '{"type":1,"data":"',
  " \n",
  '{""a',
  ['{""a', '"'],
  "'{\\",
  ["'{\\", "'"],
  ["`{[\\", "`"],
  ["b'{\\", "'"],
  ['b"[\\', '"'],
  "7b",
  "7b22 ",
  '{"headers":[["svix-id","a"]]} ',
];

const session = new Session();
session.connect();

function post(method, parameters) {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
}

// From now on, V8 counts the executed blocks of newly compiled code, as for coverage. Unlike time, the counts are reproducible.
post("Profiler.enable");
post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { unwrap } = await import("chatbrick-events/unwrap");

/** Returns the number of executed blocks of the entry's code for an input. */
function work(input) {
  post("Profiler.takePreciseCoverage"); // sets the counters to zero
  unwrap(input);
  const { result } = post("Profiler.takePreciseCoverage");
  const script = result.find(({ url }) => url.endsWith("/dist/unwrap.js"));
  return script.functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
}

/** Upper limit of blocks per byte. The hostile inputs take fewer than 150. */
const LIMIT = 300;

for (const parts of HOSTILE) {
  const [piece, end = ""] = [parts].flat();
  test(`the work is linear in the length of the input: ${JSON.stringify(parts)}`, () => {
    for (const length of [1_000, 8_000, 64_000]) {
      const input = Buffer.from(piece.repeat(length / piece.length + 1).slice(0, length) + end);
      const blocks = work(input);
      assert.ok(blocks > length && blocks < LIMIT * (length + 4096), `${blocks} blocks for ${length} bytes`);
    }
  });
}
