import { smoke } from "./smoke.mjs";

console.log(`result ${JSON.stringify(smoke())}`);
