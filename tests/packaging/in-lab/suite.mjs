// What every runtime runs: all vectors through the package as it was imported there. Nothing here is of Node.

import { conformance } from "./run.mjs";
import vectors from "./vectors.mjs";

const BODY = '{"type":"contact.connection.connected","data":null}';
const RENDERED = /^error\[null_not_allowed\]: .*\n {2}--> \/data \(line 1, column 47\)\n/;

/**
 * @param api - the exports of the entry under test
 * @param format - the exports of `chatbrick-events/format`
 * @returns what the harness reads: numbers of vectors, and the first differences
 */
export function suite(api, format) {
  const { differences, ...counts } = conformance(api, vectors);
  const rendered = format.formatIssues(BODY, api.validate(BODY).issues);
  if (!RENDERED.test(rendered)) differences.push(`formatIssues wrote ${JSON.stringify(rendered)}`);
  const { issues } = api.connectedEvent["~standard"].validate(BODY);
  if (issues?.[0]?.path?.[0] !== "data") differences.push(`connectedEvent found ${JSON.stringify(issues)}`);
  return { ...counts, differences: differences.slice(0, 20) };
}

/** The line that the harness looks for in what a program prints. */
export const report = (result) => `RESULT ${JSON.stringify(result)}`;
