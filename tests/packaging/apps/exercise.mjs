// Calls of the smoke app, with the package from any kind of import. The result can be written as JSON.

import { payloads } from "./payloads.mjs";

export function exercise({
  ConnectedEventError,
  connectedEvent,
  formatIssues,
  parseConnectedEvent,
  safeParseConnectedEvent,
  validate,
}) {
  const { validate: standard } = connectedEvent["~standard"];
  const seen = {};
  for (const [name, { bytes, text }] of Object.entries(payloads)) {
    const ofBytes = brief(safeParseConnectedEvent(bytes));
    const ofText = brief(safeParseConnectedEvent(text));
    seen[name] = { bytes: ofBytes, text: ofText, valid: [validate(bytes).valid, validate(text).valid] };
  }
  return {
    ...seen,
    standard: [
      standard(payloads.valid.bytes).value.data.contact,
      standard(payloads.broken.text).issues[0].path,
    ],
    strict: validate(payloads.warned.bytes, { strict: true }).valid,
    error: thrown(() => parseConnectedEvent(payloads.duplicate.bytes), ConnectedEventError),
    formatted: formatIssues(payloads.duplicate.bytes, validate(payloads.duplicate.bytes).issues),
  };
}

const brief = ({ success, event, issues }) => ({
  success,
  event: event ?? "none",
  issues: issues.map(({ code, severity, pointer, line, column }) => ({
    code,
    severity,
    pointer,
    line,
    column,
  })),
});

function thrown(action, type) {
  try {
    action();
  } catch (error) {
    return { ours: error instanceof type, error: error instanceof Error, name: error.name };
  }
  return "nothing was thrown";
}
