// The example Worker on this computer: `node scripts/worker.mjs dev` starts it as its users have it, `send payload.json [id]`
// delivers a payload to it, signed with the example secret.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { copy, quiet, wrangler } from "../tests/worker/sandbox.mjs";
import { Explained, inPackagedNode, main, packagedNode, path, run, step, target } from "./lib.mjs";

async function dev(args) {
  step("the example Worker with the packed package, outside of the project", "seconds");
  const options = { log: join(target, "test-logs", "worker-dev.log") };
  const place = await copy("worker-dev", options);
  await wrangler(place, ["d1", "migrations", "apply", "DB", "--local"], options);
  const command = [place.tool("wrangler", "bin", "wrangler.js"), "dev", "--local", ...args];
  const { code } = await run(packagedNode, command, { cwd: place.folder, env: quiet(place.folder) });
  process.exitCode = code;
}

async function send([file, ...rest]) {
  if (file === undefined) throw new Explained("Which payload? npm run worker:send -- payload.json");
  const vars = readFileSync(path("examples", "worker", ".dev.vars.example"), "utf8");
  const secret = /^CHATBRICK_WEBHOOK_SECRET="(.+)"$/m.exec(vars)[1];
  // npm starts us in the project's folder; the file was named from where the user is.
  const args = [resolve(process.env.INIT_CWD ?? ".", file), ...rest];
  const script = path("examples", "worker", "scripts", "send.mjs");
  const { code } = await run(packagedNode, [script, ...args], {
    env: { CHATBRICK_WEBHOOK_SECRET: secret },
  });
  process.exitCode = code;
}

const COMMANDS = { dev, send };

main(import.meta, async ([name, ...args]) => {
  const command = COMMANDS[name];
  if (command === undefined) throw new Explained(`Which? ${Object.keys(COMMANDS).join(" or ")}`);
  if (!inPackagedNode(import.meta, [name, ...args])) await command(args);
});
