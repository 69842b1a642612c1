import type { DeviceId } from "#lib/core/ids.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { ReviewEvent } from "./event.ts";

/**
 * The log in the order of replay, the same on every device: by time, then device, then the device's own count. One
 * device's events never change places: where its clock was set back, time stands still until it has caught up.
 * @param events with distinct ids, in any order
 */
export function inReplayOrder(events: readonly ReviewEvent[]): ReviewEvent[] {
  const latestOf = new Map<DeviceId, Milliseconds>();
  const timed = events
    .toSorted((a, b) => a.seq - b.seq)
    .map((event) => {
      const atMs = Math.max(event.atMs, latestOf.get(event.deviceId) ?? -Infinity);
      latestOf.set(event.deviceId, atMs);
      return { event, atMs };
    });
  return timed
    .sort(
      (a, b) =>
        a.atMs - b.atMs || compareWords(a.event.deviceId, b.event.deviceId) || a.event.seq - b.event.seq,
    )
    .map(({ event }) => event);
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
