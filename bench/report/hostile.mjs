// What hostile payloads cost, for a reader.

import { titled } from "./tables.mjs";

/** One row for each payload, a column for each way it may go; the rows that cost too much once more. */
export function hostileReport({ rows, most, ordinary: bytes }) {
  const ways = [...new Set(rows.map(({ way }) => way))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const of = (name, way) => rows.find((row) => row.name === name && row.way === way);
  // What is said of a payload and not of a way stands in its first row.
  const first = (name) => rows.find((row) => row.name === name);
  const ordinary = ways.map((way) => {
    const times = rows.filter((row) => row.way === way).map(({ ordinarily }) => ordinarily);
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  });
  const table = titled(
    "times the cost of a byte of an ordinary payload; the time of a verdict in that of decoding and JSON.parse alone; how much " +
      "more a byte costs (bytes → verdict) than in a payload of a sixteenth; memory of the wasm, in KiB; the last issue",
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
  const parsing = `${names.length - longer.length} of ${names.length} verdicts take less than decoding and JSON.parse alone`;
  return [
    `An ordinary payload is the documentation's, ${bytes} bytes, of which a byte costs ${ordinary
      .map((time, index) => `${time} ns (${ways[index]})`)
      .join(", ")}.`,
    table,
    [held, ...beyond.map(({ name, way, times }) => `  not: ${name}, ${way}: ${times}x`)].join("\n"),
    [parsing, ...longer.map((name) => `  not: ${name}: ${first(name).ofParsing}x`)].join("\n"),
  ].join("\n\n");
}
