// Reports the cost of hostile payloads.

import { titled } from "./tables.mjs";

/** Returns a table with a row for each payload and a column for each form of input, then the rows that cost too much. */
export function hostileReport({ rows, most, ordinary: bytes }) {
  const ways = [...new Set(rows.map(({ way }) => way))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const of = (name, way) => rows.find((row) => row.name === name && row.way === way);
  // Values that do not depend on the form of input are in the first row of a payload.
  const first = (name) => rows.find((row) => row.name === name);
  const ordinary = ways.map((way) => {
    const times = rows.filter((row) => row.way === way).map(({ ordinarily }) => ordinarily);
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  });
  const table = titled(
    "cost per byte relative to an ordinary payload; time of a verdict relative to decoding and JSON.parse; cost per byte " +
      "(bytes → verdict) relative to a payload of a sixteenth; memory of the wasm, in KiB; the last issue",
    ["a megabyte of", ...ways, "of parsing", "growth", "KiB", "last"],
    names.map((name) => [
      name,
      ...ways.map((way) => (of(name, way) === undefined ? "-" : `${of(name, way).times.toFixed(2)}x`)),
      `${first(name).ofParsing.toFixed(2)}x`,
      `${first(name).growth.toFixed(2)}x`,
      Math.round(rows.find((row) => row.name === name && row.memory !== undefined).memory / 1024),
      first(name).found,
    ]),
  );
  const beyond = rows.filter(({ times }) => times > most);
  const held = `${rows.length - beyond.length} of ${rows.length} are within ${most} times`;
  const longer = names.filter((name) => first(name).ofParsing > 1);
  const parsing = `${names.length - longer.length} of ${names.length} verdicts take less time than decoding and JSON.parse`;
  return [
    `The ordinary payload is the documented one, ${bytes} bytes. Its cost per byte: ${ordinary
      .map((time, index) => `${time} ns (${ways[index]})`)
      .join(", ")}.`,
    table,
    [held, ...beyond.map(({ name, way, times }) => `  not: ${name}, ${way}: ${times}x`)].join("\n"),
    [parsing, ...longer.map((name) => `  not: ${name}: ${first(name).ofParsing}x`)].join("\n"),
  ].join("\n\n");
}
