// The entry for workerd, whose clock only advances while a handler runs.

import { run } from "../run.mjs";

export default {
  test: () => run().catch((error) => console.log(`ERROR ${error.stack}`)),
};
