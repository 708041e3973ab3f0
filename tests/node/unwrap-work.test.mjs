// The cost of `unwrap` grows with the length of the input and not faster, whatever the input is.

import assert from "node:assert/strict";
import { Session } from "node:inspector";
import { test } from "node:test";

// Inputs in which each byte could begin a search of the remaining input.
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

// V8 counts the executed blocks of what is compiled from now on, as for coverage. Unlike time, they are the same in each run.
post("Profiler.enable");
post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { unwrap } = await import("chatbrick-events/unwrap");

/** Executed blocks of the entry's code for an input. */
function work(input) {
  post("Profiler.takePreciseCoverage"); // sets the counters to zero
  unwrap(input);
  const { result } = post("Profiler.takePreciseCoverage");
  const script = result.find(({ url }) => url.endsWith("/dist/unwrap.js"));
  return script.functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
}

/** Upper limit of the blocks for each byte. What the hostile inputs take is below 150. */
const LIMIT = 300;

for (const piece of HOSTILE) {
  test(`the work grows with the input and not faster: ${JSON.stringify(piece)}`, () => {
    for (const length of [1_000, 8_000, 64_000]) {
      const input = Buffer.from(piece.repeat(length / piece.length + 1).slice(0, length));
      const blocks = work(input);
      assert.ok(blocks > length && blocks < LIMIT * (length + 4096), `${blocks} blocks for ${length} bytes`);
    }
  });
}
