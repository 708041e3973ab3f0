// Signs a payload and delivers it: `npm run send -- <event type | file> [--contact <id>] [--id <svix-id>]`.

import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ChatBrickEvent, EVENT_TYPES, type EventType } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import { fail } from "./command.ts";
import { deliver } from "./deliver.ts";

const USAGE = `npm run send -- <event type | file> [--contact <id>] [--id <svix-id>]

  For an event type, sends an example with the current time, so that each is newer than the last.
  A file is sent byte for byte: if two have the same time, only one is the newest.

  --contact  contact id (default: the one of the example)
  --id       delivery id (default: random); use the same id to test a retry

Event types: ${EVENT_TYPES.join(", ")}`;

const { values, positionals } = parse();
const [source] = positionals;
if (source === undefined) fail(USAGE);
try {
  console.log(`202 ${JSON.stringify({ outcome: await deliver(bodyOf(source), values.id) })}`);
} catch (error) {
  console.error(`${source} was not delivered: ${(error as Error).message}`);
  process.exitCode = 1;
}

function parse() {
  const options = { contact: { type: "string" }, id: { type: "string" } } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function bodyOf(source: string): Uint8Array<ArrayBuffer> {
  if (existsSync(source)) return new Uint8Array(readFileSync(source));
  if (!(EVENT_TYPES as readonly string[]).includes(source))
    fail(`"${source}" is neither a file nor an event type.\n\n${USAGE}`);
  return new TextEncoder().encode(JSON.stringify(now(example(source as EventType))));
}

/** Returns the event with the current time, and with the contact of --contact. */
function now({ type, data }: ChatBrickEvent): { type: string; data: object } {
  const milliseconds = Date.now();
  const own = Object.keys(data.timestampsMs)[0] as string;
  return {
    type,
    data: {
      ...data,
      ...("contact" in data && values.contact && { contact: { ...data.contact, id: values.contact } }),
      timestamps: { ...data.timestamps, [own]: new Date(milliseconds).toISOString() },
      timestampsMs: { ...data.timestampsMs, [own]: milliseconds },
    },
  };
}
