// The smoke app: the functions of the package, by name.

import {
  ConnectedEventError,
  connectedEvent,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} from "chatbrick-events";
import { formatIssues } from "chatbrick-events/format";
import { look } from "./look.mjs";

export const smoke = () =>
  look({
    ConnectedEventError,
    connectedEvent,
    formatIssues,
    parseConnectedEvent,
    safeParseConnectedEvent,
    validate,
  });
