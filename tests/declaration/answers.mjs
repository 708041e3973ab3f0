// Prints the results of the package and of its JSON Schemas for the payloads in a file, a JSON text per line:
// `node answers.mjs PROJECT FILE`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Ajv from "ajv/dist/2020.js";

const [project, file] = process.argv.slice(2);
const { safeParseEvent } = await import(pathToFileURL(join(project, "pkg", "dist", "index.js")));

const ajv = new Ajv({ strict: false });
const compiled = new Map();
function schema(name) {
  if (!compiled.has(name))
    compiled.set(name, ajv.compile(JSON.parse(readFileSync(join(project, name), "utf8"))));
  return compiled.get(name);
}

for (const text of readFileSync(file, "utf8").split("\n")) {
  const payload = JSON.parse(text);
  const { type } = payload;
  const answers = {
    bytes: answer(new TextEncoder().encode(text)),
    string: answer(text),
    value: answer(payload),
  };
  const { event } = answers.value;
  console.log(
    JSON.stringify({
      ...answers,
      schema: schema(join("pkg", "dist", "schemas", `${type}.json`))(payload),
      eventSchema:
        event === null || schema(join("tests", "schema", "generated", `${type}.event.schema.json`))(event),
    }),
  );
}

function answer(input) {
  const { success, issues, event } = safeParseEvent(input);
  const sorted = issues.map(({ code, pointer }) => [code, pointer]).sort(compare);
  return { valid: success, issues: sorted, event: event ?? null };
}

function compare([code, pointer], [otherCode, otherPointer]) {
  if (code !== otherCode) return code < otherCode ? -1 : 1;
  return pointer < otherPointer ? -1 : Number(pointer > otherPointer);
}
