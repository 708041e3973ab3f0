const { smoke } = require("./smoke.cjs");

console.log(`result ${JSON.stringify(smoke())}`);
