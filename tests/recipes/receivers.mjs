// The receivers of examples/receivers, each with the way its users start it, and with its usual mistakes.

import { lambda } from "./lambda.mjs";
import { express, next, node, server, workerd, wrangler } from "./start.mjs";

const PARSED = "use express.raw() before express.json()";
const READ = "the body was read before: call receive first";

/** The mistake of reading the body as JSON before `receive`. */
const READ_FIRST = {
  find: "    const result =",
  put: "    await request.json();\n    const result =",
  message: READ,
};

/** The mistake of passing a promise of the bytes. */
const NOT_AWAITED = {
  find: "receive(request, ",
  put: "receive({ headers: request.headers, body: request.arrayBuffer() }, ",
  message: "not Promise: await request.arrayBuffer()",
};

/**
 * A receiver has `file`, its name in examples/receivers; `mistakes`, each with the text to find, its replacement and the expected
 * message; and `start(workspace)`, which resolves to its origin or `deliver`, `output` and `stop`.
 */
export const RECEIVERS = [
  {
    name: "Cloudflare Workers",
    file: "cloudflare-workers.js",
    mistakes: [READ_FIRST],
    start: (workspace) => wrangler(workspace, "cloudflare-workers.js"),
  },
  {
    name: "Cloudflare Workers in workerd",
    file: "cloudflare-workers.js",
    mistakes: [READ_FIRST, NOT_AWAITED],
    start: (workspace) => workerd(workspace, "cloudflare-workers.js"),
  },
  {
    name: "Hono on Workers",
    file: "hono.js",
    mistakes: [
      {
        find: "  const result =",
        put: "  await c.req.json();\n  const result =",
        message: READ,
      },
      { find: "c.req.raw, ", put: "c.req, ", message: "in Hono, c.req.raw" },
    ],
    start: (workspace) => wrangler(workspace, "hono.js"),
  },
  {
    name: "Express 5",
    file: "express.js",
    mistakes: [
      { find: "// Before", put: "app.use(express.json());\n\n// Before", message: PARSED },
      { find: '"/webhooks/chatbrick", bytes, ', put: '"/webhooks/chatbrick", ', message: "not Undefined" },
    ],
    start: express,
  },
  {
    name: "Fastify",
    file: "fastify.js",
    mistakes: [
      {
        find: / {2}webhooks\.(removeAll|addContent).*\n/g,
        put: "",
        message: PARSED,
      },
    ],
    start: (workspace) =>
      node(
        workspace,
        `import { app } from "./fastify.js"; await app.listen(); (function () { READY }).call(app.server);`,
      ),
  },
  ...["nodejs", "edge"].map((runtime) => ({
    name: `Next.js, ${runtime}`,
    file: "next-route.js",
    ...(runtime !== "nodejs" && { change: { find: '"nodejs"', put: `"${runtime}"` } }),
    mistakes: [{ ...READ_FIRST, find: "  const result =", put: "  await request.json();\n  const result =" }],
    // For an edge route, `next start` reads the body to its end before it responds.
    start: async (workspace) => ({
      ...(await next(workspace)),
      ...(runtime === "edge" && { stream: undefined }),
    }),
  })),
  {
    name: "Deno",
    file: "deno.js",
    mistakes: [READ_FIRST, NOT_AWAITED],
    start: (workspace) => {
      const flags = ["--allow-env=CHATBRICK_WEBHOOK_SECRET", "--no-prompt", "--node-modules-dir=manual"];
      return server(workspace, workspace.tool(".bin", "deno"), [
        "serve",
        ...flags,
        "--cached-only",
        "--host=127.0.0.1",
        "--port=0",
        "deno.js",
      ]);
    },
  },
  {
    name: "Bun",
    file: "bun.js",
    mistakes: [READ_FIRST, NOT_AWAITED],
    start: (workspace) =>
      server(workspace, workspace.tool(".bin", "bun"), ["run", "bun.js"], { PORT: "0", HOST: "127.0.0.1" }),
  },
  ...["1.0", "2.0"].map((version) => ({
    name: `AWS Lambda, payload ${version}`,
    file: "lambda.js",
    mistakes: [
      {
        find: "receive(request, ",
        put: "receive(event, ",
        message: "the body of this event is base64",
        type: "application/octet-stream",
      },
      {
        find: "  const method =",
        put: "  event.body = JSON.parse(event.body);\n  const method =",
        message: "Received an instance of Object",
      },
    ],
    start: (workspace) => lambda(workspace, version),
  })),
];
