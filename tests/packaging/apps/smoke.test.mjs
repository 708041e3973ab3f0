import { test } from "vitest";
import { smoke } from "./smoke.mjs";

// The result is held against what is expected outside, as everywhere.
test("smoke", () => console.log(`result ${JSON.stringify(smoke())}`));
