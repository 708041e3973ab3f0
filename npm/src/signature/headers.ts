import { mistake } from "../mistake.js";
import { SignatureError } from "./error.js";

/**
 * The headers of a request: a `Headers`, Node's `request.headers`, a record as in AWS Lambda, a `Map`, or pairs. Names are
 * case-insensitive.
 *
 * @example
 * ```ts
 * import type { HeadersInput } from "chatbrick-events/signature";
 *
 * const headers: HeadersInput[] = [new Headers(), { "Svix-Id": "msg_1" }, new Map([["svix-id", "msg_1"]])];
 * console.log(headers.length); // 3
 * ```
 */
export type HeadersInput =
  | { forEach(use: (value: string, name: string) => void): void }
  | Iterable<readonly [string, string | readonly string[] | undefined]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The three headers of a delivery. */
interface Signed {
  readonly id: string;
  /** Digits. The signature covers this text. */
  readonly timestamp: string;
  /** The signatures of version 1, base64 of 32 bytes. */
  readonly signatures: readonly string[];
}

const PARTS = ["id", "timestamp", "signature"];

/** Visible ASCII. */
export const ID = /^[!-~]+$/;
/** Seconds since 1970, without leading zeros. */
export const TIMESTAMP = /^(?:0|[1-9]\d{0,14})$/;
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reads the headers `svix-*` or, if all of them are missing, `webhook-*`.
 *
 * @throws SignatureError if one is missing or malformed
 * @throws TypeError if the value is not the headers of a request
 */
export function readHeaders(headers: unknown): Signed {
  const values = valuesOf(headers);
  // An empty value counts as missing.
  const prefix =
    ["svix-", "webhook-"].find((prefix) => PARTS.some((part) => values.get(prefix + part))) ?? "svix-";
  const names = PARTS.map((part) => prefix + part);
  const missing = names.filter((name) => !values.get(name));
  if (missing.length > 0) throw new SignatureError("missing_header", missing);

  const [id, timestamp, signature] = names.map((name) => values.get(name)) as [string, string, string];
  const signatures = signaturesOf(signature);
  const valid = [ID.test(id), TIMESTAMP.test(timestamp), signatures];
  const malformed = names.filter((_, index) => !valid[index]);
  if (signatures === undefined || malformed.length > 0) {
    throw new SignatureError("malformed_header", malformed);
  }
  return { id, timestamp, signatures };
}

/** Returns the values by name in lower case. Several values of one name are joined with commas, as in `Headers` and Node. */
function valuesOf(headers: unknown): Map<string, string> {
  if (typeof headers !== "object" || headers === null || isRequestOrPromise(headers)) {
    throw mistake("pass request.headers");
  }
  const entries = Symbol.iterator in headers ? headers : Object.entries(headers);
  const values = new Map<string, string>();
  for (const [key, value] of entries as Iterable<[string, unknown]>) {
    const name = `${key}`.toLowerCase();
    // Node and Lambda type an absent header as undefined.
    values.set(name, [values.get(name) ?? [], value ?? []].flat().join(", "));
  }
  return values;
}

/** Whether a value inherits one of these properties. In a record of headers, they are own properties. */
const isRequestOrPromise = (value: object): boolean =>
  ["headers", "then"].some((name) => name in value && !Object.hasOwn(value, name));

/** Returns the signatures of version 1, and skips other versions; undefined if the header is not a list of signatures. */
function signaturesOf(header: string): string[] | undefined {
  const entries = header.split(" ").map((entry) => entry.split(","));
  const signatures = entries.flatMap(([version, value = ""]) =>
    version === "v1" && SIGNATURE.test(value) ? value : [],
  );
  const hasOtherVersion = entries.some(([version, value]) => version && version !== "v1" && value);
  return signatures.length > 0 || hasOtherVersion ? signatures : undefined;
}
