import type { Language } from "../i18n/index.ts";
import type { PayloadContent, Time } from "./payload-content.ts";

export type Order = "first" | "again" | "disorder" | "unknown";

/** Compares the event's time with the first connection. */
export function order({ time, initConnectedAt }: PayloadContent): Order {
  const [at, init] = [instant(time), initConnectedAt && instant(initConnectedAt)];
  if (at === undefined || init === undefined) return "unknown";
  if (at === init) return "first";
  return at > init ? "again" : "disorder";
}

/** Returns the instant of a time: its milliseconds, else its date-time. */
export function instant({ ms, iso }: Time): number | undefined {
  if (ms !== undefined) return ms;
  const parsed = iso ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** Formats date, time to the second, and zone. */
export function inZone(ms: number, { id }: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(id === "en" ? "en-GB" : id, {
    dateStyle: "medium",
    timeStyle: "long",
    hourCycle: "h23",
    ...(timeZone ? { timeZone } : {}),
  }).format(ms);
}

/** Formats date and time to the minute, in Taipei. */
export const inTaipei = (ms: number, { id }: Language): string =>
  new Intl.DateTimeFormat(id === "en" ? "en-GB" : id, {
    dateStyle: id === "en" ? "medium" : "long",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: "Asia/Taipei",
  }).format(ms);

const UNITS = [
  ["year", 31_556_952_000],
  ["month", 2_629_746_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

function largest(ms: number): readonly [(typeof UNITS)[number][0], number] {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? ["second", 1000];
  return [unit, Math.trunc(ms / size)];
}

/** "2 years ago". */
export function ago(ms: number, { id }: Language, now = Date.now()): string {
  const [unit, n] = largest(ms - now);
  return new Intl.RelativeTimeFormat(id, { numeric: "auto" }).format(n, unit);
}

/** "2 years". */
export function duration(ms: number, { id }: Language): string {
  const [unit, n] = largest(ms);
  return new Intl.NumberFormat(id, { style: "unit", unit, unitDisplay: "long" }).format(Math.abs(n));
}
