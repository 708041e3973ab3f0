// Checks signatures beside the page, so that the forms of a large body do not block it. Without wasm: where the validator
// cannot run, signatures are still checked.

import { bytesOf } from "../page/context.ts";
import { check } from "./check.ts";
import type { CheckRequest, CheckResponse } from "./checker.ts";

addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  const { id, delivery, secret, received, edited } = data;
  const respond = (message: Omit<CheckResponse, "id">) => postMessage({ id, ...message });
  check(delivery, secret, { received: bytesOf(received), edited: edited && bytesOf(edited) }).then(
    (result) => respond({ result }),
    (error) => respond({ failure: String(error) }),
  );
});
