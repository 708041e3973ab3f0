// Signs a payload and delivers it: `npm run send -- <event type | file> [--contact <id>] [--id <svix-id>]`.

import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ChatBrickEvent, EVENT_TYPES, type EventType } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import { fail } from "./command.ts";
import { deliver } from "./deliver.ts";

const USAGE = `npm run send -- <event type | file> [--contact <id>] [--id <svix-id>]

  An event type sends an example of it that happens now, so that each is newer than the one before.
  A file is sent byte for byte: of two with the same time, only one is the newest.

  --contact  another contact than that of the example
  --id       the id of the delivery; the same id again is a resend

Event types: ${EVENT_TYPES.join(", ")}`;

const { values, positionals } = parse();
const [what] = positionals;
if (what === undefined) fail(USAGE);
try {
  console.log(`202 ${JSON.stringify({ outcome: await deliver(bodyOf(what), values.id) })}`);
} catch (error) {
  console.error(`${what} was not delivered: ${(error as Error).message}`);
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

function bodyOf(what: string): Uint8Array<ArrayBuffer> {
  if (existsSync(what)) return new Uint8Array(readFileSync(what));
  if (!(EVENT_TYPES as readonly string[]).includes(what))
    fail(`There is no file and no event type "${what}".\n\n${USAGE}`);
  return new TextEncoder().encode(JSON.stringify(now(example(what as EventType))));
}

/** The event, happening now and to the contact of --contact. */
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
