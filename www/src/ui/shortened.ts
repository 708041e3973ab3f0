/**
 * Returns at most the first `longest` UTF-16 code units of a text, followed by `mark` if that is not the whole text. Never
 * cuts a surrogate pair in half.
 */
export const shortened = (text: string, longest: number, mark = "…"): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, "") + mark;
