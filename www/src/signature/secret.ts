// Finds the mistake in a secret, and repairs it where that is safe. The package decides whether a secret is valid.

import type { Reason } from "./check.ts";

/** The example secret of Svix's documentation. */
const PUBLIC_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const QUOTES = /^["'`]+|["'`]+$/g;

/** Returns the problem of a secret that the package rejects. */
export function secretProblem(secret: string): Reason {
  const raw = secret.trim();
  if (raw === "") return { name: "secretEmpty" };
  if (raw.replace(QUOTES, "") !== raw) return { name: "secretQuotes", secret: raw.replace(QUOTES, "") };
  if (raw.split(/\s+/).some((entry) => entry.startsWith("v1,whsec_"))) {
    return { name: "secretWithVersion", secret: raw.replaceAll("v1,whsec_", "whsec_") };
  }
  return { name: /^v\d+a?,/.test(raw) ? "secretIsSignature" : "secretNotBase64" };
}

/** Returns notes about a secret, valid or not. */
export function secretNotes(secret: string): Reason[] {
  const entries = secret.trim().split(/\s+/);
  if (entries.includes(PUBLIC_SECRET)) return [{ name: "testVector" }];
  const isBare = entries.some((entry) => /^[A-Za-z0-9+/]+=*$/.test(entry));
  return isBare ? [{ name: "secretNoPrefix" }] : [];
}
