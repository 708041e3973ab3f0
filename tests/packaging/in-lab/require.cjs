const api = require("chatbrick-events");
const format = require("chatbrick-events/format");

import("./suite.mjs").then(({ report, suite }) => {
  console.log(report(suite(api, format)));
});
