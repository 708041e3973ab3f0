// For workerd itself, which knows nothing of packages: the harness names the entries.

import * as api from "ENTRY";
import * as format from "FORMAT";
import { report, suite } from "./suite.mjs";

export default {
  test() {
    console.log(report(suite(api, format)));
  },
};
