// The smoke app for users who load the wasm themselves.

import { formatIssues } from "chatbrick-events/format";
import {
  ConnectedEventError,
  connectedEvent,
  init,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} from "chatbrick-events/slim";
import { exercise } from "./exercise.mjs";

/** @param source - the wasm, or a response with it */
export async function slim(source) {
  await init(source);
  return exercise({
    ConnectedEventError,
    connectedEvent,
    formatIssues,
    parseConnectedEvent,
    safeParseConnectedEvent,
    validate,
  });
}

export const printSlim = async (source) => console.log(`result ${JSON.stringify(await slim(source))}`);
