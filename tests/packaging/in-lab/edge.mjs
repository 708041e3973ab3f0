// For the edge runtime: bundled, as nothing is imported there.

import * as api from "chatbrick-events";
import * as format from "chatbrick-events/format";
import { suite } from "./suite.mjs";

globalThis.result = suite(api, format);
