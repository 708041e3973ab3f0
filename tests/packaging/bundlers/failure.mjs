/**
 * Why a cell has failed: at the `build`, when it was `run`, because of its `result`, or because another `entry` than
 * expected was used; with what was printed.
 */
export class Failure extends Error {
  constructor(kind, message, output = "") {
    super(message);
    this.kind = kind;
    this.output = output;
  }
}
