import { readdirSync, readFileSync } from "node:fs";
import type { Source } from "../src/validation/types.ts";

interface Issue {
  code: string;
  pointer: string;
  bytes?: [number, number];
  utf16?: [number, number];
}

export interface Vector {
  id: string;
  api?: "connected" | "event";
  input: { text?: string; base64?: string; repeat?: [string, number][] };
  options?: { strict?: boolean; maxBytes?: number };
  valid: boolean;
  issues: Issue[];
}

const FOLDER = new URL("../../tests/vectors/", import.meta.url);

/** The conformance vectors of `connected` that are text or bytes, without options. */
export const vectors: Vector[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => (JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).vectors ?? []) as Vector[])
  .filter(({ api }) => api !== "event")
  .filter(({ options, input }) => options === undefined && ("text" in input || "base64" in input));

/** Returns the vector as a source of the page. */
export function sourceOf({ input }: Vector): Source {
  if (input.text !== undefined) return { text: input.text };
  const bytes = new Uint8Array(Buffer.from(input.base64 ?? "", "base64"));
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), bytes };
}
