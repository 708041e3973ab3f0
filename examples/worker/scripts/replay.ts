// Delivers stored other events again, if the installed package now knows their type: `npm run replay [-- --remote]`. Deploy the
// Worker with that package first. Exits with 1 if one of them is not accepted as an event.

import { EVENT_TYPES } from "chatbrick-events";
import { parse } from "./command.ts";
import { otherEvents } from "./database.ts";
import { redeliver } from "./deliver.ts";

parse("npm run replay [-- --remote]", 0);
const { event = 0, ...others } = await redeliver(otherEvents(EVENT_TYPES));
if (others.other_event) console.error("The Worker does not know these types yet: deploy it, then replay.");
if (Object.keys(others).length > 0) process.exitCode = 1;
else if (event === 0) console.log("No stored event has a type that this package knows.");
