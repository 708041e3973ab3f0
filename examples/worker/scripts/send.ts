// Signs a payload and delivers it. `npm run send` prints the usage.

import { existsSync, readFileSync } from "node:fs";
import { type ChatBrickEvent, EVENT_TYPES, type EventType } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import { fail, parse } from "./command.ts";
import { deliver } from "./deliver.ts";

const USAGE = `npm run send -- <event type | file> [--contact <id>] [--id <svix-id>] [--remote]

  For an event type, sends an example with the current time, so that each is newer than the last.
  A file is sent byte for byte: if two have the same time, only one is the newest.

  --contact  contact id (default: the one of the example)
  --id       delivery id (default: random); use the same id to test a retry
  --remote   to the deployed Worker: WORKER_URL and CHATBRICK_WEBHOOK_SECRET must be set

Event types: ${EVENT_TYPES.join(", ")}`;

const options = { contact: { type: "string" }, id: { type: "string" } } as const;
const { values, positionals } = parse(USAGE, 1, options);
const [source] = positionals;
if (source === undefined) fail(USAGE);
if (values.contact && !source.startsWith("contact.connection."))
  fail("--contact is for contact events only.");
try {
  console.log(`202 ${JSON.stringify({ outcome: await deliver(bodyOf(source), values.id) })}`);
} catch (error) {
  console.error(`${source} was not delivered: ${(error as Error).message}`);
  process.exitCode = 1;
}

function bodyOf(source: string): Uint8Array<ArrayBuffer> {
  if (existsSync(source)) return new Uint8Array(readFileSync(source));
  if (!(EVENT_TYPES as readonly string[]).includes(source))
    fail(`"${source}" is neither a file nor an event type.\n\n${USAGE}`);
  return new TextEncoder().encode(JSON.stringify(now(source as EventType)));
}

/** Returns an example with the current time, and with the contact of --contact. */
function now(type: EventType): ChatBrickEvent {
  const at = Date.now();
  const own = Object.keys(example(type).data.timestampsMs)[0] as string;
  const times = { timestamps: { [own]: new Date(at).toISOString() }, timestampsMs: { [own]: at } };
  return example(type, { data: { ...times, ...(values.contact && { contact: { id: values.contact } }) } });
}
