// The package runs here, so that no payload can make typing stutter.

import { nullables } from "../understanding/fields.ts";
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
// Ready, with the fields asked for, so that the first payload does not wait for them.
nullables();
reply({ id: 0 });
