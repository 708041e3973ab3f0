// For programs and pages. Without a top-level await, as a page is not loaded before that is over.

import { run } from "../run.mjs";

run().catch((error) => console.log(`ERROR ${error.stack}`));
