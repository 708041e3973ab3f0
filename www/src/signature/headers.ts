import type { Delivery } from "./check.ts";

/** Extracts the three headers, `svix-*` or `webhook-*`, from pasted lines, a table, a curl command or JSON. */
export function parseHeaders(text: string): Delivery {
  // Between a name and its value: a colon, a comma, or only white space, as in a table or on lines that alternate.
  const between = `\\\\?["']?(?:\\s*[:=,]\\s*|\\s+)[\\[(]?\\\\?["']?(?!\\s*["']?(?:svix|webhook)-)`;
  const value = (name: string, form: string) =>
    new RegExp(`(?:svix|webhook)-${name}${between}(${form})`, "i")
      .exec(text)?.[1]
      ?.trim()
      .replace(/[,;\\()[\]{}]+$/, "") ?? "";
  return {
    id: value("id", `[^"'\\s]+`),
    timestamp: value("timestamp", `[^"'\\s]+`),
    // A signature may have several entries, separated by spaces.
    signature: value("signature", `[^"'\\s][^"'\\r\\n]*`),
  };
}
