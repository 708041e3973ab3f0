// `example`: prints a valid payload of a type.

import { EVENT_TYPES, type EventType } from "chatbrick-events";
import { example } from "chatbrick-events/testing";
import { UsageError, VALID } from "./errors.js";
import { parse } from "./options.js";
import { write } from "./output.js";

export async function runExample(args: readonly string[]): Promise<number> {
  const { positionals } = parse(args, {});
  const [type] = positionals;
  if (positionals.length !== 1 || !(EVENT_TYPES as readonly (string | undefined)[]).includes(type)) {
    throw new UsageError(`pass one event type: ${EVENT_TYPES.join(", ")}`);
  }
  await write(`${JSON.stringify(example(type as EventType), null, 2)}\n`, VALID);
  return VALID;
}
