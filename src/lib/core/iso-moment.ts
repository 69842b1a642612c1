import { err, ok, type Result } from "./result.ts";
import { MS_PER_MINUTE, type Moment } from "./time.ts";

const ISO_MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** Why a text is no moment. */
export type MomentError = "not-iso" | "no-offset" | "no-such-time";

/**
 * A moment from an ISO 8601 date-time with its offset, e.g. "2026-11-21T08:00:00+08:00" or "2026-11-21T00:00Z".
 * Digits beyond milliseconds are dropped.
 */
export function parseIsoMoment(text: string): Result<Moment, MomentError> {
  const match = ISO_MOMENT.exec(text);
  if (match === null) return err("not-iso");
  const [, year, month, day, hour, minute, second = "0", fraction = "", offset] = match;
  if (offset === undefined) return err("no-offset");
  const utcOffsetMinutes = offsetMinutes(offset);
  const fields = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  ] as const;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const date = new Date(0);
  date.setUTCFullYear(fields[0], fields[1], fields[2]);
  date.setUTCHours(fields[3], fields[4], fields[5], milliseconds);
  // A date that does not exist, such as 30 February, would have rolled over into another.
  const rolledOver =
    date.getUTCFullYear() !== fields[0] ||
    date.getUTCMonth() !== fields[1] ||
    date.getUTCDate() !== fields[2] ||
    date.getUTCHours() !== fields[3] ||
    date.getUTCMinutes() !== fields[4] ||
    date.getUTCSeconds() !== fields[5];
  if (rolledOver || utcOffsetMinutes === null) return err("no-such-time");
  return ok({ atMs: date.getTime() - utcOffsetMinutes * MS_PER_MINUTE, utcOffsetMinutes });
}

/** The moment as ISO 8601 in its own zone, e.g. "2026-11-23T04:00:00+08:00"; milliseconds only if there are any. */
export function formatIsoMoment({ atMs, utcOffsetMinutes }: Moment): string {
  const local = new Date(atMs + utcOffsetMinutes * MS_PER_MINUTE).toISOString().slice(0, -1);
  const size = Math.abs(utcOffsetMinutes);
  const sign = utcOffsetMinutes < 0 ? "-" : "+";
  return `${local.replace(/\.000$/, "")}${sign}${twoDigits(Math.trunc(size / 60))}:${twoDigits(size % 60)}`;
}

/** Minutes east of UTC; null if no zone can be there. */
function offsetMinutes(offset: string): number | null {
  if (offset === "Z") return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(":", "") || "0");
  if (hours > 18 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
