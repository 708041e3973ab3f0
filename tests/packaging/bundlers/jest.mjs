// Jest: the package with `require`, in the environments node and jsdom, which lacks many APIs; and Jest 27, which does not read
// `exports`, and whose environment node lacks some APIs.

/** Runs the smoke app in one file without the package, because Jest runs only CommonJS. */
const jest = (program, environment, holds) => async (workspace) => {
  workspace.write(
    "app/jest.cjs",
    `const { smoke } = require("./smoke.cjs");
    test("smoke", () => {
      ${holds};
      ${EVERY_ENTRY};
      // Does not use the console, whose lines Jest indents.
      process.stdout.write("\\nresult " + JSON.stringify(smoke()) + "\\n");
    });`,
  );
  await workspace.exec(workspace.tool(".bin", "esbuild"), [
    "app/jest.cjs",
    "--bundle",
    "--format=cjs",
    "--platform=node",
    "--external:chatbrick-events",
    "--external:chatbrick-events/*",
    "--outfile=smoke.test.js",
    "--log-level=warning",
  ]);
  workspace.write("package.json", "{}");
  workspace.write(
    "jest.config.json",
    JSON.stringify({
      rootDir: ".",
      transform: {},
      testEnvironment: environment(workspace.tool),
      testMatch: ["**/smoke.test.js"],
    }),
  );
  const args = [
    "--config=jest.config.json",
    "--watchman=false",
    "--reporters=default",
    "--ci",
    "--runInBand",
  ];
  const bin = workspace.tool(program, "bin", "jest.js");
  return workspace.resultOf(await workspace.node(bin, args, { kind: "run" }));
};

/** Loads every entry, and uses an example for tests. */
const EVERY_ENTRY = `
      for (const name of ["webhook", "signature", "unwrap", "slim", "schema.json", "schemas/event.json"])
        expect(Object.keys(require("chatbrick-events/" + name))).not.toEqual([]);
      const { unwrap } = require("chatbrick-events/unwrap");
      const [{ body, layers }] = unwrap('{"message":"{\\\\"type\\\\":\\\\"店\\\\",\\\\"data\\\\":{}}"}').payloads;
      expect([body instanceof Uint8Array, Buffer.from(body).toString(), layers.length])
        .toEqual([true, '{"type":"店","data":{}}', 1]);
      const { example } = require("chatbrick-events/testing");
      const { parseEvent } = require("chatbrick-events");
      const created = example("store.created", { data: { store: { logo: null } } });
      expect(parseEvent(JSON.stringify(created))).toEqual(created)`;

const NODE = 'expect(typeof window).toBe("undefined")';
/** Checks that the environment has no TextEncoder: otherwise the cell would prove nothing. */
const JSDOM = `expect(window.navigator.userAgent).toContain("jsdom");
      expect(typeof TextEncoder).toBe("undefined");
      expect(typeof TextDecoder).toBe("undefined")`;

export const jest30 = {
  tool: "jest",
  cells: [
    {
      target: "environment node, require",
      where: "Node",
      app: "smoke",
      run: jest("jest", () => "node", NODE),
    },
    {
      target: "environment jsdom, require",
      where: "Node",
      app: "smoke",
      run: jest("jest", () => "jsdom", JSDOM),
    },
  ],
};

export const jest27 = {
  tool: "jest 27",
  version: "jest27",
  cells: [
    {
      target: "without exports, require",
      where: "Node",
      app: "smoke",
      // By its path, because the name resolves to the one of Jest 30.
      run: jest("jest27", (tool) => tool("jest27", "node_modules", "jest-environment-node"), NODE),
    },
    {
      target: "without exports, jsdom, require",
      where: "Node",
      app: "smoke",
      run: jest("jest27", (tool) => tool("jest27", "node_modules", "jest-environment-jsdom"), JSDOM),
    },
  ],
};
