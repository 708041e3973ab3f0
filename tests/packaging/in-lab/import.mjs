import * as api from "chatbrick-events";
import * as format from "chatbrick-events/format";
import { report, suite } from "./suite.mjs";

console.log(report(suite(api, format)));
