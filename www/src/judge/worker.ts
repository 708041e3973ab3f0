// The package runs here, so that no payload can make typing stutter.

import { eventJson, judge } from "./judge.ts";
import type { Question, Reply } from "./types.ts";

const reply = (message: Reply) => postMessage(message);

addEventListener("message", ({ data: { id, task, source } }: MessageEvent<Question>) => {
  try {
    reply(task === "judge" ? { id, answer: judge(source) } : { id, event: eventJson(source) });
  } catch (error) {
    reply({ id, failure: String(error) });
  }
});
reply({ id: 0 });
