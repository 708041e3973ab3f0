import { test } from "vitest";
import { smoke } from "./smoke.mjs";

// The harness compares the result with the expected one, as in every cell.
test("smoke", () => console.log(`result ${JSON.stringify(smoke())}`));
