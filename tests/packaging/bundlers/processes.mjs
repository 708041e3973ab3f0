// The tools as programs of their own. None outlives this process, and none may run for longer than it was given.

import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";

const posix = process.platform !== "win32";
const live = new Set();

/** Quiet, and without a word to anybody outside. */
const ENV = {
  CI: "1",
  NO_COLOR: "1",
  BROWSERSLIST_IGNORE_OLD_DATA: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  // Without it, Next asks the registry about packages that the lock file lacks.
  NEXT_IGNORE_INCORRECT_LOCKFILE: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  DO_NOT_TRACK: "1",
};

function open(command, args, { cwd, env }) {
  const { FORCE_COLOR, NODE_OPTIONS, NODE_ENV, ...own } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { ...own, ...ENV, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that its children end with it.
    detached: posix,
  });
  live.add(child);
  child.once("close", () => live.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8");
  return child;
}

function kill(child) {
  try {
    if (posix) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Ends what still runs. */
export function killAll() {
  for (const child of live) kill(child);
}
process.once("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** Runs a program to its end, and resolves to what it printed; a failure if it fails or takes too long. */
export function exec(command, args, { cwd, env, seconds = 60, kind = "build", log = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = open(command, args, { cwd, env });
    const printed = { stdout: "", stderr: "" };
    const fail = (what) => reject(new Failure(kind, what, printed.stdout + printed.stderr));
    const timer = setTimeout(() => {
      kill(child);
      fail(`no end after ${seconds} s`);
    }, seconds * 1000);
    for (const name of ["stdout", "stderr"]) {
      child[name].on("data", (chunk) => {
        printed[name] += chunk;
        log(chunk);
      });
    }
    child.on("error", (error) => fail(error.message));
    child.on("close", (code) => {
      clearTimeout(timer);
      // Processes that remain in its group.
      kill(child);
      if (code === 0) resolve(printed.stdout);
      else fail(`exit code ${code}`);
    });
  });
}

/** Starts a server, and resolves to its answer to `ready` and to how to stop it. */
export function serve(command, args, { cwd, env, ready, seconds = 30, log = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = open(command, args, { cwd, env });
    let output = "";
    const fail = (what) => {
      kill(child);
      reject(new Failure("run", what, output));
    };
    const timer = setTimeout(() => fail(`not ready after ${seconds} s`), seconds * 1000);
    const take = (chunk) => {
      output += chunk;
      log(chunk);
      const match = ready.exec(output);
      if (!match) return;
      clearTimeout(timer);
      resolve({ match, stop: () => kill(child), output: () => output, pid: child.pid });
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => fail(error.message));
    child.on("close", (code) => {
      clearTimeout(timer);
      fail(`it ended with exit code ${code}`);
    });
  });
}
