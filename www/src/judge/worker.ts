// The package runs here, and all else that takes long for a large payload, so that none can make typing stutter.

import { bytesOf } from "../page/context.ts";
import { standIns } from "../share/standins.ts";
import { nullables } from "../understanding/fields.ts";
import { eventJson, judge } from "./judge.ts";
import type { Question, Reply } from "./types.ts";

const reply = (message: Reply) => postMessage(message);

async function done(question: Question): Promise<Omit<Reply, "id">> {
  const { source } = question;
  switch (question.task) {
    case "judge":
      return { answer: judge(source) };
    case "event":
      return { text: eventJson(source) };
    case "standIns":
      return { text: standIns(source.text) };
    case "signature": {
      // The library comes when it is needed.
      const { check } = await import("../signature/check.ts");
      return { signature: await check(question.delivery, question.secret, bytesOf(source)) };
    }
  }
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  const { id } = data;
  done(data).then(
    (answer) => reply({ id, ...answer }),
    (error) => reply({ id, failure: String(error) }),
  );
});
// Ready, with the fields asked for, so that the first payload does not wait for them.
nullables();
reply({ id: 0 });
