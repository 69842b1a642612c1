import type { DeviceId, EventId } from "#lib/core/ids.ts";

/** The id of an event made here: its device and number, so that two devices never mint the same. */
export function eventIdOf(deviceId: DeviceId, seq: number): EventId {
  return `${deviceId}:${seq}` as EventId;
}
