// The two payloads of the provider's page in the ways that matter for speed: with and without white space, in
// ASCII and with Chinese names.

import { readFileSync } from "node:fs";

/** How many payloads of each kind there are, so that no engine sees the same text twice in a row. */
const VARIANTS = 128;

const EXAMPLES = ["store-and-staff.json", "store-only.json"].map((name) =>
  readFileSync(new URL(`../examples/payloads/${name}`, import.meta.url), "utf8"),
);

const ASCII = {
  康宜恩: "Kang Yi-En",
  何沛妮: "Ho Pei-Ni",
  "小何 |": "Pei |",
  台北101旗艦店: "Taipei 101 Flagship",
};

/** Each kind with its payloads as text and as bytes. */
export const kinds = [
  ["minified, ASCII", 0, inAscii],
  ["minified, CJK", 0, (text) => text],
  ["pretty, ASCII", 2, inAscii],
  ["pretty, CJK", 2, (text) => text],
].map(([name, indent, inScript]) => {
  const bytes = EXAMPLES.flatMap((example) =>
    Array.from({ length: VARIANTS / EXAMPLES.length }, (_, index) =>
      new TextEncoder().encode(JSON.stringify(variant(JSON.parse(inScript(example)), index), null, indent)),
    ),
  );
  // Decoded, as a server gets them: a text put together in JavaScript may still be in pieces.
  return { name, bytes, texts: bytes.map((payload) => new TextDecoder().decode(payload)) };
});

function inAscii(text) {
  return Object.entries(ASCII).reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

/** The payload with an id, a LINE user id and times of its own. */
function variant(event, index) {
  const { data } = event;
  const mark = index.toString(16).padStart(4, "0");
  data.contact.id = data.contact.id.slice(0, -4) + mark;
  data.lineUsers[0].lineUid = data.lineUsers[0].lineUid.slice(0, -4) + mark;
  for (const key of Object.keys(data.timestampsMs)) {
    data.timestampsMs[key] += index * 61_003;
    data.timestamps[key] = new Date(data.timestampsMs[key]).toISOString();
  }
  return event;
}
