const { readFileSync } = require("node:fs");
const format = require("chatbrick-events/format");
const api = require("chatbrick-events/slim");

api.initSync(readFileSync(require.resolve("chatbrick-events/chatbrick-events.wasm")));
import("./suite.mjs").then(({ report, suite }) => {
  console.log(report(suite(api, format)));
});
