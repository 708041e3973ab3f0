import { readFile } from "node:fs/promises";
import * as format from "chatbrick-events/format";
import * as api from "chatbrick-events/slim";
import { report, suite } from "./suite.mjs";

await api.init(readFile(new URL(import.meta.resolve("chatbrick-events/chatbrick-events.wasm"))));
console.log(report(suite(api, format)));
