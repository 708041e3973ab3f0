// For wrangler: the wasm brought by the Worker.

import module from "chatbrick-events/chatbrick-events.wasm";
import * as format from "chatbrick-events/format";
import * as api from "chatbrick-events/slim";
import { suite } from "./suite.mjs";

api.initSync(module);

export default {
  fetch: () => Response.json(suite(api, format)),
};
