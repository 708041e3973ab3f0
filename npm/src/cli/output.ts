import { once } from "node:events";

/**
 * Writes to standard output. Waits if the reader is slower.
 *
 * @param code - the exit code so far, with which the process ends if the reader closes the pipe
 */
export async function write(text: string, code: number): Promise<void> {
  process.exitCode = code;
  if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain");
}
