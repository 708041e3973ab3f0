// Runs the package and other slow work in a worker, so that a large payload does not delay typing.

import type { WorkerRequest, WorkerResponse } from "./types.ts";
import { eventJson, validateSource } from "./validate-source.ts";

const respond = (message: WorkerResponse) => postMessage(message);

async function perform(request: WorkerRequest): Promise<Omit<WorkerResponse, "id">> {
  const { source } = request;
  switch (request.task) {
    case "validate":
      return { validation: validateSource(source) };
    case "eventJson":
      return { text: eventJson(source) };
    case "standIns": {
      const { standIns } = await import("../share/standins.ts");
      return { text: standIns(source.text) };
    }
  }
}

addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  const { id } = data;
  perform(data).then(
    (result) => respond({ id, ...result }),
    (error) => respond({ id, failure: String(error) }),
  );
});
respond({ id: 0 });
