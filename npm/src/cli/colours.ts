// Colours of the terminal. Does not use `styleText` of node:util, which supports NO_COLOR only since Node 20.18.

export interface Colours {
  red(text: string): string;
}

/** Returns the colours for a stream: none in a pipe, unless FORCE_COLOR is set. NO_COLOR wins. */
export function coloursFor(stream: { isTTY?: boolean }, env = process.env): Colours {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  const isTerminal = stream.isTTY === true && TERM !== "dumb" && FORCE_COLOR === undefined;
  const isOn = !NO_COLOR && (isForced || isTerminal);
  const style = (code: number, end: number) => (text: string) =>
    isOn ? `\x1b[${code}m${text}\x1b[${end}m` : text;
  return { red: style(31, 39) };
}
