// Verifies Svix signatures over bytes. The `svix` package takes text, and so cannot verify a body that is not UTF-8, which
// must be stored rather than rejected.

/** Largest difference between the signed time and now, in seconds. */
const TOLERANCE = 300;

export interface SignatureHeaders {
  readonly id: string;
  readonly timestamp: string;
  /** HMAC-SHA256 signatures, of which one must match: there are several while the sender rotates its secret. */
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
}

export type Refusal = "missing_header" | "malformed_header" | "stale_timestamp" | "wrong_signature";

/** Reads the headers, or returns why they are invalid. Cheap, so it runs before the body is read. */
export function readHeaders(headers: Headers, now: number): SignatureHeaders | Refusal {
  // Svix sends the prefix `webhook-` for unbranded endpoints.
  const get = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`);
  const id = get("id");
  const timestamp = get("timestamp");
  const signature = get("signature");
  if (!id || !timestamp || !signature) return "missing_header";
  if (!/^\d{1,12}$/.test(timestamp)) return "malformed_header";
  const signatures = signature.split(" ").flatMap((entry) => decodeSignature(entry) ?? []);
  if (signatures.length === 0) return "malformed_header";
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > TOLERANCE) return "stale_timestamp";
  return { id, timestamp, signatures };
}

/** Whether a signature of these bytes matches one of the secrets. */
export async function isSigned(
  { id, timestamp, signatures }: SignatureHeaders,
  body: Uint8Array,
  keys: readonly CryptoKey[],
): Promise<boolean> {
  const prefix = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(prefix.byteLength + body.byteLength);
  signed.set(prefix);
  signed.set(body, prefix.byteLength);
  // One hash for each secret, however many signatures the header names.
  for (const key of keys) {
    const expected = await crypto.subtle.sign("HMAC", key, signed);
    if (signatures.some((signature) => crypto.subtle.timingSafeEqual(signature, expected))) return true;
  }
  return false;
}

/** Imports secrets such as `whsec_...`, separated by white space. Throws if one is malformed. */
export async function importSecrets(secrets: string): Promise<CryptoKey[]> {
  const keys = secrets
    .split(/\s+/)
    .filter((secret) => secret !== "")
    .map((secret) => decodeBase64(secret.replace(/^whsec_/, "")));
  if (keys.length === 0 || keys.some((key) => key === undefined || key.byteLength === 0))
    throw new Error(
      "CHATBRICK_WEBHOOK_SECRET has to be whsec_ and base64, once or more, with spaces between",
    );
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return Promise.all(
    keys.flatMap((key) => (key ? [crypto.subtle.importKey("raw", key, algorithm, false, ["sign"])] : [])),
  );
}

function decodeSignature(entry: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = entry.startsWith("v1,") ? decodeBase64(entry.slice(3)) : undefined;
  return bytes?.byteLength === 32 ? bytes : undefined;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
