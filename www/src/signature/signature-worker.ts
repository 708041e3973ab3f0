// Checks signatures in a worker, so that a large body does not block the page. Does not use wasm, so that it also works
// where the validator cannot run.

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
