import { readdirSync, readFileSync } from "node:fs";
import { EVENT_TYPE, type EventOptions } from "chatbrick-events";
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
  outcome?: "event" | "other_event" | "invalid";
  input: { text?: string; base64?: string; repeat?: [string, number][] };
  options?: EventOptions;
  valid: boolean;
  issues: Issue[];
}

const FOLDER = new URL("../../tests/vectors/", import.meta.url);

/** The conformance vectors that are text or bytes, without options. */
const all: Vector[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => (JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).vectors ?? []) as Vector[])
  .filter(({ options, input }) => options === undefined && ("text" in input || "base64" in input));

/** Vectors of all event types. */
export const eventVectors = all.filter(({ api }) => api === "event");

/** Vectors of `contact.connection.connected` alone, to validate with {@link CONNECTED}. */
export const vectors = all.filter(({ api }) => api !== "event");
export const CONNECTED: EventOptions = { types: EVENT_TYPE };

/** Returns the vector as a source of the page. */
export function sourceOf({ input }: Vector): Source {
  if (input.text !== undefined) return { text: input.text };
  const bytes = new Uint8Array(Buffer.from(input.base64 ?? "", "base64"));
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), bytes };
}
