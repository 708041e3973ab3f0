// Runs the example Worker on this computer, with `npm run worker:dev`, `worker:send`, `worker:load` and `worker:model`:
//   dev                       starts it like its users
//   send <type | file>        delivers an example or a file to it, signed with the example secret
//   load [count]              measures throughput, CPU time, size and start-up time
//   model [count]             compares random histories with a reference

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { reportModel } from "../tests/worker/model/run.mjs";
import { report } from "../tests/worker/report.mjs";
import { bundle, copy, quiet, wrangler } from "../tests/worker/sandbox.mjs";
import { main, step, UserError } from "./cli.mjs";
import { path, target } from "./paths.mjs";
import { inPackagedNode, packagedNode, run } from "./programs.mjs";

async function dev(args) {
  step("the example Worker with the packed package, outside the project", "seconds");
  const options = { log: join(target, "test-logs", "worker-dev.log") };
  const sandbox = await copy("worker-dev", options);
  await wrangler(sandbox, ["d1", "migrations", "apply", "DB", "--local"], options);
  const command = [sandbox.tool("wrangler", "bin", "wrangler.js"), "dev", "--local", ...args];
  const { code } = await run(packagedNode, command, { cwd: sandbox.folder, env: quiet(sandbox.folder) });
  process.exitCode = code;
}

async function send([source, ...rest]) {
  if (source === undefined)
    throw new UserError(
      "The event type or file is missing: npm run worker:send -- contact.connection.connected",
    );
  const vars = readFileSync(path("examples", "worker", ".dev.vars.example"), "utf8");
  const secret = /^CHATBRICK_WEBHOOK_SECRET="(.+)"$/m.exec(vars)[1];
  // npm changes to the project's folder, but the path is relative to the user's folder.
  const file = resolve(process.env.INIT_CWD ?? ".", source);
  const args = [existsSync(file) ? file : source, ...rest];
  const script = path("examples", "worker", "scripts", "send.ts");
  const { code } = await run(packagedNode, [script, ...args], {
    env: { CHATBRICK_WEBHOOK_SECRET: secret },
  });
  process.exitCode = code;
}

async function load([count = "20000"]) {
  if (!/^\d+$/.test(count)) throw new UserError("The count must be a number: npm run worker:load -- 20000");
  const options = { log: join(target, "test-logs", "worker-load.log") };
  step(`${count} deliveries to the example Worker in workerd`, "2 minutes for 20000");
  const sandbox = await copy("worker-load", options);
  const size = await bundle(sandbox, options);
  if (!(await report(sandbox, { count: Number(count), profiled: 3000, size, ...options })))
    process.exitCode = 1;
}

async function model([count = "10000"]) {
  if (!/^\d+$/.test(count)) throw new UserError("The count must be a number: npm run worker:model -- 10000");
  const options = { log: join(target, "test-logs", "worker-model.log") };
  step(`${count} random histories through the example Worker in workerd`, "10 minutes for 10000");
  const sandbox = await copy("worker-model", options);
  if (!(await reportModel(sandbox, { histories: Number(count), ...options }))) process.exitCode = 1;
}

const COMMANDS = { dev, send, load, model };

main(import.meta, async ([name, ...args]) => {
  const command = COMMANDS[name];
  if (command === undefined)
    throw new UserError(`Unknown command. Choose from: ${Object.keys(COMMANDS).join(", ")}.`);
  if (!inPackagedNode(import.meta, [name, ...args])) await command(args);
});
