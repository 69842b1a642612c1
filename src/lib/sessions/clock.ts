import type { Moment } from "#lib/core/time.ts";

/** The present, with the device's zone: the only place where the clock is read. */
export function now(): Moment {
  const date = new Date();
  return { atMs: date.getTime(), utcOffsetMinutes: 0 - date.getTimezoneOffset() };
}
