// The smoke app: the functions of the package, by name.

import {
  ConnectedEventError,
  connectedEvent,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} from "chatbrick-events";
import { formatIssues } from "chatbrick-events/format";
import { exercise } from "./exercise.mjs";

export const smoke = () =>
  exercise({
    ConnectedEventError,
    connectedEvent,
    formatIssues,
    parseConnectedEvent,
    safeParseConnectedEvent,
    validate,
  });
