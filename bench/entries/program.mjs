// The entry for programs and pages. Does not use a top-level await, which would delay the page's load event.

import { run } from "../run.mjs";

run().catch((error) => console.log(`ERROR ${error.stack}`));
