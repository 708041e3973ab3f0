// A Cloudflare Worker.

import { smoke } from "./smoke.mjs";

export default { fetch: () => Response.json(smoke()) };
