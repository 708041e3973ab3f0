// The example Worker classifies bodies with more issues than a report lists.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes } from "./payloads.mjs";
import { instance } from "./suite.mjs";

const worker = await instance();

const unknown = (count) => Array.from({ length: count }, (_, index) => `"unknown${index}":0`).join();

/** Bodies by their outcome. A report lists a hundred issues, but the outcome depends on all. */
const CASES = {
  other_event: [
    `{"type":"store.merged",${unknown(99)},"data":{}}`,
    `{"type":"store.merged",${unknown(100)},"data":{}}`,
  ],
  invalid: [
    // The second type is an error after the hundredth issue.
    `{"type":"store.merged",${unknown(120)},"data":{},"type":"contact.connection.connected"}`,
  ],
};
const TABLES = { other_event: "other_events", invalid: "dead_letters" };

for (const [outcome, bodies] of Object.entries(CASES)) {
  for (const [index, text] of bodies.entries()) {
    test(`another type with many issues is stored as ${outcome} (${index})`, async () => {
      const id = `msg_many_${outcome}_${index}`;
      const answer = await worker.send(bytes(text), { id });
      assert.deepEqual([answer.status, JSON.parse(answer.text)], [202, { outcome }]);
      if (outcome === "other_event") await worker.consumed(id, ["kept"]);
      const [row] = await worker.rows(`SELECT body FROM ${TABLES[outcome]} WHERE svix_id = ?`, id);
      assert.deepEqual(Buffer.from(row.body), bytes(text));
    });
  }
}
