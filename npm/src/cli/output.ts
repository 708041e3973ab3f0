import { once } from "node:events";

/** Writes to standard output. Waits if the reader is slower. */
export async function write(text: string): Promise<void> {
  if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain");
}
