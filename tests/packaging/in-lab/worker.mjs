// For wrangler: the package as a Worker imports it.

import * as api from "chatbrick-events";
import * as format from "chatbrick-events/format";
import { suite } from "./suite.mjs";

export default {
  fetch: () => Response.json(suite(api, format)),
};
