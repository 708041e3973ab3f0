// vitest, in its environments.

/** `signs`: whether the environment has Web Crypto. */
const vitest =
  (holds, options, { signs = true } = {}) =>
  async (workspace) => {
    workspace.write(
      "vitest.config.mjs",
      `export default { test: { cache: false, watch: false, ${options} } };`,
    );
    workspace.write(
      "app/workspace.test.mjs",
      `import { expect, test } from "vitest";
    import { parseEvent } from "chatbrick-events";
    import { sign, verify } from "chatbrick-events/signature";
    import { example, signedRequest } from "chatbrick-events/testing";
    import { unwrap } from "chatbrick-events/unwrap";
    import { receive, respond } from "chatbrick-events/webhook";

    test("workspace", () => ${holds});
    test("every entry", async () => {
      const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
      const event = example("store.created");
      const body = JSON.stringify(event);
      expect(parseEvent(body)).toEqual(event);
      expect(unwrap("x " + body).payloads.length).toBe(1);
      if (!${signs}) {
        await expect(sign(body, secret)).rejects.toThrow("crypto.subtle is missing");
        return;
      }
      expect((await verify(body, await sign(body, secret), secret)).timestamp).toBeGreaterThan(0);
      const result = await receive(await signedRequest("https://shop.example/", event, secret), secret);
      expect(result.event).toEqual(event);
      expect(respond(result).status).toBe(204);
    });`,
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
    run: vitest(WINDOW, 'environment: "jsdom", pool: "vmThreads"', { signs: false }),
  },
  {
    target: "environment edge-runtime",
    where: "Node",
    app: "smoke",
    run: vitest(EDGE, 'environment: "edge-runtime"'),
  },
];
