import { one } from "./one.mjs";

console.log(`result ${JSON.stringify(one())}`);
