// A Worker of Cloudflare.

import { smoke } from "./smoke.mjs";

export default { fetch: () => Response.json(smoke()) };
