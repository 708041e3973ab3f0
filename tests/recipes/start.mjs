// Functions that start a receiver like its users. Each resolves to its origin, `deliver`, `output` and `stop`.

import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packagedNode } from "../../scripts/programs.mjs";
import { exec, serve } from "../packaging/bundlers/processes.mjs";
import { SECRET } from "./checks.mjs";

export const ROUTE = "/webhooks/chatbrick";
const ENV = { CHATBRICK_WEBHOOK_SECRET: SECRET };

/** Returns a receiver that is called over HTTP. */
const overHttp = (origin, { stop, output, pid }) => ({
  origin,
  stop,
  output,
  pid,
  async deliver({ method = "POST", headers, body }) {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(`${origin}${ROUTE}`, { method, headers, body, signal });
    await response.arrayBuffer();
    return response.status;
  },
  stream: (headers, chunk) => streamed(`${origin}${ROUTE}`, headers, chunk),
});

/**
 * Sends chunks until there is a response, or `chunk` returns undefined; then waits for the response. Resolves to its status,
 * undefined if the connection was closed first, and to the number of bytes that were accepted.
 */
function streamed(url, headers, chunk) {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const request = http.request(url, { method: "POST", headers });
    const timer = setTimeout(() => {
      reject(new Error(`no response after ${sent} bytes`));
      request.destroy();
    }, 20_000);
    const end = (status) => {
      clearTimeout(timer);
      request.destroy();
      resolve({ status, sent });
    };
    request.on("response", ({ statusCode }) => end(statusCode));
    // Waits for a response that may still arrive.
    request.on("error", () => setTimeout(end, 200));
    request.flushHeaders();
    const more = () => {
      const bytes = chunk();
      if (bytes === undefined) return;
      request.write(bytes, (error) => {
        if (error) return;
        sent += bytes.length;
        setImmediate(more);
      });
    };
    more();
  });
}

export async function server(
  { here },
  program,
  args,
  env = {},
  ready = /(http:\/\/(?:127\.0\.0\.1|localhost|0\.0\.0\.0):\d+)/,
) {
  const started = await serve(program, args, { cwd: here, env: { ...ENV, ...env }, ready, seconds: 60 });
  const { port } = new URL(started.match[1]);
  return overHttp(`http://127.0.0.1:${port}`, started);
}

/** Starts a program in Node. READY in its code is replaced by code that prints the address of the server `this`. */
export function node(workspace, code) {
  const print = 'console.log("http://127.0.0.1:" + this.address().port)';
  writeFileSync(join(workspace.here, "start.js"), code.replace("READY", print));
  return server(workspace, packagedNode, ["start.js"]);
}

export const express = (workspace) =>
  node(workspace, `import { app } from "./express.js"; app.listen(0, "127.0.0.1", function () { READY });`);

/** Starts wrangler, whose proxy sometimes responds with 500 if a Worker stops reading; workerd alone does not. */
export async function wrangler(workspace, main) {
  const config = { name: "receiver", main, compatibility_date: "2026-11-01", vars: ENV, send_metrics: false };
  writeFileSync(join(workspace.here, "wrangler.json"), JSON.stringify(config));
  const bin = workspace.tool("wrangler", "bin", "wrangler.js");
  const args = [bin, "dev", "--ip=127.0.0.1", "--port=0", "--inspector-port=0", "--local"];
  const env = { XDG_CONFIG_HOME: join(workspace.here, ".config") };
  const started = await server(workspace, packagedNode, args, env, /Ready on (http:\/\/\S+)/);
  return { ...started, stream: undefined };
}

export async function next(workspace) {
  const { here, tool, file } = workspace;
  const write = (name, text) => {
    mkdirSync(join(here, name, ".."), { recursive: true });
    writeFileSync(join(here, name), text);
  };
  // With "type": "module", Next 16.4.6 fails to build edge routes.
  write("package.json", '{ "private": true }');
  write("next.config.mjs", `export default { turbopack: { root: ${JSON.stringify(tool(".."))} } };`);
  write(
    "app/layout.jsx",
    'export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
  );
  write("app/page.jsx", "export default () => null;\n");
  mkdirSync(join(here, "app", ROUTE), { recursive: true });
  cpSync(join(here, file), join(here, "app", ROUTE, "route.js"));
  cpSync(join(here, "handle.js"), join(here, "app", ROUTE, "handle.js"));
  const bin = tool("next", "dist", "bin", "next");
  await exec(packagedNode, [bin, "build"], { cwd: here, env: ENV, seconds: 150 });
  const args = [bin, "start", "--hostname=127.0.0.1", "--port=0"];
  return server(workspace, packagedNode, args, {}, /(http:\/\/127\.0\.0\.1:\d+)[\s\S]*Ready/);
}

/** Starts workerd without wrangler's proxy, for measurements. */
export async function workerd(workspace, main) {
  const { here, tool } = workspace;
  const { build } = await import(pathToFileURL(createRequire(tool("x")).resolve("esbuild")));
  await build({
    absWorkingDir: here,
    entryPoints: { main },
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    outdir: "bundled",
    logLevel: "silent",
  });
  const modules = readdirSync(join(here, "bundled")).map((name) => {
    const kind = name.endsWith(".wasm") ? "wasm" : "esModule";
    return `(name = "${name}", ${kind} = embed "bundled/${name}")`;
  });
  // The main module must come first.
  modules.sort((one) => (one.includes("main.js") ? -1 : 1));
  const port = await freePort();
  const secret = `(name = "CHATBRICK_WEBHOOK_SECRET", text = "${SECRET}")`;
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-11-01", bindings = [${secret}], modules = [${modules.join(", ")}]
);
`;
  writeFileSync(join(here, "workerd.capnp"), config);
  const args = ["serve", "--verbose", "workerd.capnp", "--control-fd=1"];
  const started = await serve(tool("workerd", "bin", "workerd"), args, { cwd: here, ready: /"listen"/ });
  return overHttp(`http://127.0.0.1:${port}`, started);
}

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return port;
}
