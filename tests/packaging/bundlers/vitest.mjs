// vitest, in its environments.

const vitest = (holds, options) => async (workspace) => {
  workspace.write(
    "vitest.config.mjs",
    `export default { test: { cache: false, watch: false, ${options} } };`,
  );
  workspace.write(
    "app/workspace.test.mjs",
    `import { expect, test } from "vitest"; test("workspace", () => ${holds});`,
  );
  const args = ["run", "--reporter=verbose"];
  return workspace.resultOf(
    await workspace.node(workspace.tool("vitest", "vitest.mjs"), args, { kind: "run" }),
  );
};

const WINDOW = 'expect(window.navigator.userAgent).toContain("jsdom")';
const HAPPY = 'expect(window.navigator.userAgent).toContain("HappyDOM")';
const EDGE = 'expect(EdgeRuntime).toBe("edge-runtime")';

export const tool = "vitest";

export const cells = [
  {
    target: "environment node",
    where: "Node",
    app: "smoke",
    run: vitest("expect(process).toBeDefined()", ""),
  },
  { target: "environment jsdom", where: "Node", app: "smoke", run: vitest(WINDOW, 'environment: "jsdom"') },
  {
    target: "environment happy-dom",
    where: "Node",
    app: "smoke",
    run: vitest(HAPPY, 'environment: "happy-dom"'),
  },
  {
    // The tests run in another realm than Node.
    target: "environment jsdom, pool vmThreads",
    where: "Node",
    app: "smoke",
    run: vitest(WINDOW, 'environment: "jsdom", pool: "vmThreads"'),
  },
  {
    target: "environment edge-runtime",
    where: "Node",
    app: "smoke",
    run: vitest(EDGE, 'environment: "edge-runtime"'),
  },
];
