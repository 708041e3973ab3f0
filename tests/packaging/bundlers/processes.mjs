// Runs the tools as separate programs, with a time limit. They end with this process.

import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";

const posix = process.platform !== "win32";
const live = new Set();

/** Disables colours, telemetry and other network traffic. */
const ENV = {
  CI: "1",
  NO_COLOR: "1",
  BROWSERSLIST_IGNORE_OLD_DATA: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  // Without this variable, Next asks the registry about packages that are missing in the lock file.
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
    // A separate process group, so that its children end with it.
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
    // The process has already ended.
  }
}

/** Ends all running programs. */
export function killAll() {
  for (const child of live) kill(child);
}
process.once("exit", killAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** Runs a program, and resolves to its output. Throws a failure if it fails or takes too long. */
export function exec(command, args, { cwd, env, seconds = 60, kind = "build", log = () => {} }) {
  return new Promise((resolve, reject) => {
    const child = open(command, args, { cwd, env });
    const printed = { stdout: "", stderr: "" };
    const fail = (what) => reject(new Failure(kind, what, printed.stdout + printed.stderr));
    const timer = setTimeout(() => {
      kill(child);
      fail(`not finished after ${seconds} s`);
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
      // Ends processes that remain in the group.
      kill(child);
      if (code === 0) resolve(printed.stdout);
      else fail(`exit code ${code}`);
    });
  });
}

/** Starts a server, and resolves to the match of `ready` in its output and to a function that stops it. */
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
      fail(`the server ended with exit code ${code}`);
    });
  });
}
