// Runs in a new process. Imports one library, validates one payload, and prints the milliseconds.

import { readFileSync } from "node:fs";

const { module, takesBytes, payload } = JSON.parse(process.argv[2]);
const bytes = readFileSync(payload);

const start = performance.now();
const { object } = module === undefined ? { object: (value) => value } : await import(module);
const imported = performance.now();
const event = object(
  takesBytes ? bytes : JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
);
const end = performance.now();

if (event.data === undefined) throw new Error("the payload was rejected");
console.log(`RESULT ${JSON.stringify({ import: imported - start, first: end - start })}`);
