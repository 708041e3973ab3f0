// Next: builds and serves a route of the edge runtime, a route of Node and a page.

import { Failure } from "./failure.mjs";

const ROUTE = (runtime) => `
  import { smoke } from "../../smoke.mjs";
  export const runtime = "${runtime}";
  export const dynamic = "force-dynamic";
  export const GET = () => Response.json(smoke());
`;
const LAYOUT = `
  export default function Layout({ children }) {
    return <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;
  }
`;
const PAGE = `
  "use client";
  import { useEffect } from "react";
  import { smoke } from "./smoke.mjs";
  export default function Page() {
    useEffect(() => console.log("result " + JSON.stringify(smoke())), []);
    return null;
  }
`;

/** The tools are in a parent folder. */
const CONFIG = (root) => `export default { turbopack: { root: ${JSON.stringify(root)} } };`;

const next = (workspace) => workspace.tool("next", "dist", "bin", "next");

/** Starts Next, and resolves to the results of these paths; the page prints its result to the console. */
async function answers(workspace, command, paths) {
  const args = [command, "--hostname=127.0.0.1", "--port=0"];
  const server = await workspace.serve(next(workspace), args, {
    ready: /(http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ready/,
  });
  const { origin } = new URL(server.match[1]);
  const ask = async (path) => {
    const response = await fetch(origin + path, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Failure("run", `${path} responds with ${response.status}`, server.output());
    return response.json();
  };
  try {
    const results = {};
    for (const [name, path] of Object.entries(paths))
      results[name] = await (path === "/" ? workspace.chromium.visit(`${origin}/`) : ask(path));
    return results;
  } finally {
    server.stop();
  }
}

/** With the right entry, the edge runtime has the wasm as a module, not as text. */
const holdsWasm = (workspace) =>
  workspace.entry(
    workspace.files(".next").some((file) => /server\/.*\.wasm$/.test(file)),
    "the bundle does not contain the wasm as a module",
  );

function app(workspace) {
  // With "type": "module", as in the parent folder, Next 16.4.6 cannot build edge routes with webpack.
  workspace.write("package.json", '{ "private": true }');
  workspace.write("next.config.mjs", CONFIG(workspace.tool("..")));
  workspace.write("app/edge/smoke/route.js", ROUTE("edge"));
  workspace.write("app/node/smoke/route.js", ROUTE("nodejs"));
  workspace.write("app/layout.jsx", LAYOUT);
  workspace.write("app/page.jsx", PAGE);
}

export const tool = "next";

const build = (bundler) => ({
  target: `build, ${bundler}: edge and node route, page`,
  where: "Next, Chromium",
  app: "routes",
  async run(workspace) {
    app(workspace);
    await workspace.node(next(workspace), ["build", `--${bundler}`], { seconds: 150 });
    holdsWasm(workspace);
    return answers(workspace, "start", { edge: "/edge/smoke", node: "/node/smoke", page: "/" });
  },
});

export const cells = [
  build("turbopack"),
  build("webpack"),
  {
    target: "dev: edge route",
    where: "Next",
    app: "edge",
    async run(workspace) {
      app(workspace);
      const result = await answers(workspace, "dev", { edge: "/edge/smoke" });
      holdsWasm(workspace);
      return result;
    },
  },
];
