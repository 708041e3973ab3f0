// Archives of bodies with known faults.

import { readdirSync, readFileSync } from "node:fs";
import { path } from "../../scripts/paths.mjs";

const SAMPLES = path("tests", "samples");

/** A body of each event type, on one line. */
export const bodies = Object.fromEntries(
  readdirSync(SAMPLES).map((name) => [
    name.replace(".json", ""),
    JSON.stringify(JSON.parse(readFileSync(`${SAMPLES}/${name}`, "utf8"))),
  ]),
);
const types = Object.keys(bodies);

/** Replaces the first id with bytes that are not UTF-8. */
function brokenUtf8(body) {
  const [before, after] = body.split(/(?<="id":")[^"]+/);
  return Buffer.concat([Buffer.from(before), Buffer.from([0xe5, 0x8f, 0xff]), Buffer.from(after)]);
}

/** Functions that make a body invalid, by the code of its first error. */
export const FAULTS = {
  invalid_utf8: brokenUtf8,
  invalid_json: (body) => body.slice(0, -1),
  duplicate_key: (body) => body.replace(/\}\}$/, ',"timestamps":null}}'),
  missing_field: (body) => body.replace('"data":', '"date":'),
  wrong_type: (body) => body.replace(/"id":"[^"]+"/, '"id":1234567890123456789'),
};
const faults = Object.keys(FAULTS);

/**
 * Returns the lines of an archive: all types in turn, one in 50 invalid, and one in 100 of an undocumented type.
 *
 * @returns `lines` as bytes; `types` and `codes` as counts; the numbers of the invalid lines, from 1, with their codes
 */
export function archive(count) {
  const lines = [];
  const counts = Object.fromEntries(types.map((type) => [type, 0]));
  const invalid = new Map();
  let otherEvents = 0;
  for (let index = 0; index < count; index += 1) {
    const type = types[index % types.length];
    const body = bodies[type].replace(/(?<="id":"c)\w{6}/, String(index).padStart(6, "0"));
    if (index % 50 === 7) {
      const code = faults[invalid.size % faults.length];
      invalid.set(index + 1, code);
      lines.push(Buffer.from(FAULTS[code](body)));
    } else if (index % 100 === 11) {
      otherEvents += 1;
      lines.push(Buffer.from(body.replace(type, "store.merged")));
    } else {
      counts[type] += 1;
      lines.push(Buffer.from(body));
    }
  }
  return { lines, counts, invalid, otherEvents };
}

const LF = Buffer.from("\n");
export const joined = (lines) => Buffer.concat(lines.flatMap((line) => [line, LF]));
