import type { Language } from "./index.ts";
import { codeMessages, codemirror, preciseMessages, terms } from "./issues-zh-tw.ts";
import { zhTW } from "./zh-tw.ts";

export const chinese: Language = {
  id: "zh-TW",
  messages: zhTW,
  message: ({ code, message }) => preciseMessages[message] ?? codeMessages[code] ?? message,
  term: (text) => terms[text] ?? text,
  phrases: codemirror,
};
