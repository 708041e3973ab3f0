// The soak in workerd.

import settings from "bench-settings";
import { soak } from "./calls.mjs";

export default {
  async test() {
    try {
      // A turn of the event loop, in which the clock advances.
      const result = await soak(settings, () => new Promise((resolve) => setTimeout(resolve)));
      console.log(`RESULT ${JSON.stringify(result)}`);
    } catch (error) {
      console.log(`ERROR ${error.stack}`);
    }
  },
};
