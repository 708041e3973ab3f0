// The smoke app for users of `require`.

const {
  ConnectedEventError,
  connectedEvent,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} = require("chatbrick-events");
const { formatIssues } = require("chatbrick-events/format");
const { exercise } = require("./exercise.mjs");

exports.smoke = () =>
  exercise({
    ConnectedEventError,
    connectedEvent,
    formatIssues,
    parseConnectedEvent,
    safeParseConnectedEvent,
    validate,
  });
