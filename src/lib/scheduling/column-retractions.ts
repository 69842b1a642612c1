import type { EventId } from "#lib/core/ids.ts";
import { EVENT_KINDS, NO_PLACE, type EventColumns } from "./event-columns.ts";
import { retractedIds, type Retraction } from "./retractions.ts";

const RETRACT = EVENT_KINDS.indexOf("retract");

/**
 * `retractedIds` for a log in columns: for each event, counted through all parts, 1 if it is taken back.
 * @returns null if none is
 */
export function retractedColumns(parts: readonly EventColumns[]): Uint8Array | null {
  const retracted = retractedIds(retractionsOf(parts));
  if (retracted.size === 0) return null;
  const flags = new Uint8Array(parts.reduce((sum, { count }) => sum + count, 0));
  const ownNumbers = numbersByDevice(retracted);
  let base = 0;
  for (const { count, ids, devices, seqs, strings } of parts) {
    let lastDevice = NO_PLACE;
    let numbers: ReadonlySet<number> | undefined;
    for (let index = 0; index < count; index++) {
      const id = ids[index] ?? NO_PLACE;
      if (id !== NO_PLACE) {
        if (retracted.has((strings[id] ?? "") as EventId)) flags[base + index] = 1;
        continue;
      }
      const device = devices[index] ?? NO_PLACE;
      if (device !== lastDevice) {
        lastDevice = device;
        numbers = ownNumbers.get(strings[device] ?? "");
      }
      if (numbers?.has(seqs[index] ?? 0) === true) flags[base + index] = 1;
    }
    base += count;
  }
  return flags;
}

/** Each once. */
function retractionsOf(parts: readonly EventColumns[]): Retraction[] {
  const found = new Map<EventId, Retraction>();
  for (const { count, kinds, ids, devices, seqs, retracts, strings } of parts) {
    const text = (place: number | undefined): string => strings[place ?? NO_PLACE] ?? "";
    for (
      let index = kinds.indexOf(RETRACT);
      index >= 0 && index < count;
      index = kinds.indexOf(RETRACT, index + 1)
    ) {
      const isOwn = ids[index] === NO_PLACE;
      const id = (isOwn ? `${text(devices[index])}:${seqs[index] ?? 0}` : text(ids[index])) as EventId;
      found.set(id, { kind: "retract", id, retracts: text(retracts[index]) as EventId });
    }
  }
  return [...found.values()];
}

/** The numbers in ids of the form device:number, by device. */
function numbersByDevice(ids: ReadonlySet<EventId>): ReadonlyMap<string, ReadonlySet<number>> {
  const numbers = new Map<string, Set<number>>();
  for (const id of ids) {
    const colon = id.lastIndexOf(":");
    const number = Number(id.slice(colon + 1));
    if (colon < 0 || String(number) !== id.slice(colon + 1)) continue;
    const device = id.slice(0, colon);
    const known = numbers.get(device);
    if (known === undefined) numbers.set(device, new Set([number]));
    else known.add(number);
  }
  return numbers;
}
