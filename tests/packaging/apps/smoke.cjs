// The smoke app for those who still write `require`.

const {
  ConnectedEventError,
  connectedEvent,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
} = require("chatbrick-events");
const { formatIssues } = require("chatbrick-events/format");
const { look } = require("./look.mjs");

exports.smoke = () =>
  look({
    ConnectedEventError,
    connectedEvent,
    formatIssues,
    parseConnectedEvent,
    safeParseConnectedEvent,
    validate,
  });
