// Measures the time and peak memory of a command in Node.

import { spawn } from "node:child_process";
import { path } from "../../scripts/paths.mjs";

/** Runs in the measured process. On Linux, `maxRSS` would otherwise start with the memory of the parent process. */
const PROGRAM = `
  import { existsSync, readFileSync } from "node:fs";
  const status = "/proc/self/status";
  process.on("exit", () => {
    const peak = existsSync(status)
      ? /^VmHWM:\\s+(\\d+)/m.exec(readFileSync(status, "utf8"))[1]
      : process.resourceUsage().maxRSS;
    process.stderr.write("\\nPEAK " + peak + "\\n");
  });
`;

const CLI = path("pkg", "dist", "cli.js");

/** Runs a script in Node, and resolves to its peak memory in bytes, its time in seconds and its exit code. */
export function measured(args, script = CLI) {
  const url = `data:text/javascript,${encodeURIComponent(PROGRAM)}`;
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", url, script, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const peak = Number(/^PEAK (\d+)$/m.exec(stderr)?.[1]) * 1024;
      resolve({ peak, code, seconds: (performance.now() - start) / 1000 });
    });
  });
}
