// Runs the bundle in workerd without wrangler, with a queue and a database at an address without a server, and with a mock of
// Analytics Engine that prints the data points, because the local one drops them.

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { after } from "node:test";
import { DATE, modules, SECRET } from "./instance.mjs";

/** Returns a port of this computer that is probably not in use: it was free a moment ago. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const config = (files, port) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "nobody", external = (address = "127.0.0.1:${port}", http = ())),
  ],
  extensions = [(modules = [(name = "metrics", internal = true, esModule = embed "metrics.js")])],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  compatibilityDate = "${DATE}",
  modules = [${files.map(({ type, path }) => `(name = "${basename(path)}", ${type === "ESModule" ? "esModule" : "wasm"} = embed "${basename(path)}")`).join(", ")}],
  bindings = [
    (name = "CHATBRICK_WEBHOOK_SECRET", text = "${SECRET}"),
    (name = "RETRY_SECONDS", json = "0"),
    (name = "DELIVERIES", queue = "nobody"),
    (name = "METRICS", wrapped = (moduleName = "metrics")),
    (name = "DB", wrapped = (
      moduleName = "cloudflare-internal:d1-api",
      innerBindings = [(name = "fetcher", service = "nobody")],
    )),
  ],
);
`;

const METRICS = `
  export default () => ({ writeDataPoint: (point) => console.log(JSON.stringify({ point })) });
`;

/** Starts workerd until the tests end, and resolves to its address and to a function that returns the data points. */
export async function withDeadEnds({ folder, tool }) {
  const out = join(folder, "out");
  writeFileSync(join(out, "dead-ends.capnp"), config(modules(out), await freePort()));
  writeFileSync(join(out, "metrics.js"), METRICS);
  const args = ["serve", "dead-ends.capnp", "--control-fd=3"];
  const child = spawn(tool("workerd", "bin", "workerd"), args, {
    cwd: out,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  after(() => child.kill("SIGKILL"));
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (printed += chunk));
  const port = await new Promise((resolve, reject) => {
    let text = "";
    child.stdio[3].on("data", (chunk) => {
      text += chunk;
      const listening = /\{"event":"listen","socket":"http","port":(\d+)\}/.exec(text);
      if (listening) resolve(listening[1]);
    });
    child.once("close", (code) => reject(new Error(`workerd ended with ${code}: ${errors}`)));
  });
  const address = `http://127.0.0.1:${port}`;
  const points = () => [...printed.matchAll(/^\{"point":.*\}$/gm)].map(([line]) => JSON.parse(line).point);
  return { url: `${address}/webhooks/chatbrick`, health: `${address}/health`, points };
}
