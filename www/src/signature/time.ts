/** Largest accepted difference between the signed time and now, in seconds: that of `verify` and of Svix. */
const TOLERANCE = 300;

/** The time of a delivery. */
export interface DeliveryTime {
  /** Whether a receiver accepts it now. `past`: it did; `future`: it will. */
  time: "now" | "past" | "future" | "malformed" | "unknown";
  /** When it was signed, in milliseconds. */
  signedAt?: number;
  /** The first and the last instant at which a receiver accepts it, in milliseconds. */
  acceptedFrom?: number;
  acceptedUntil?: number;
}

/** Parses the timestamp header. `now` is in milliseconds. */
export function timeOf(header: string, now: number): DeliveryTime {
  if (header.trim() === "") return { time: "unknown" };
  if (!/^\d{1,15}$/.test(header.trim())) return { time: "malformed" };
  const seconds = Number(header);
  const age = Math.floor(now / 1000) - seconds;
  return {
    time: age > TOLERANCE ? "past" : -age > TOLERANCE ? "future" : "now",
    signedAt: seconds * 1000,
    acceptedFrom: (seconds - TOLERANCE) * 1000,
    acceptedUntil: (seconds + TOLERANCE) * 1000,
  };
}
