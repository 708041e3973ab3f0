/**
 * The failure of a cell, with its output. Kinds: `build`, `run`, `result` for a wrong result, `entry` for the use of a wrong
 * entry.
 */
export class Failure extends Error {
  constructor(kind, message, output = "") {
    super(message);
    this.kind = kind;
    this.output = output;
  }
}
