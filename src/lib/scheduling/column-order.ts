import type { Milliseconds } from "#lib/core/time.ts";
import { NO_PLACE, type EventColumns } from "./event-columns.ts";

/** The events of one device. */
interface DeviceLog {
  readonly name: string;
  /** Places in the whole log, by the device's own count. */
  places: Int32Array;
}

/**
 * `inReplayOrder` for a log in columns: the places of its events, counted through all parts, in the order of replay.
 * An event that occurs more than once is there once.
 */
export function columnOrder(parts: readonly EventColumns[]): Int32Array {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const seqs = new Float64Array(total);
  const times = new Float64Array(total);
  let base = 0;
  for (const part of parts) {
    seqs.set(part.seqs, base);
    times.set(part.atMs, base);
    base += part.count;
  }
  const explicit = explicitIds(parts, total);
  const devices = devicesOf(parts).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const device of devices) {
    device.places = inOwnOrder(device.places, seqs, explicit);
    holdBack(device.places, times);
  }
  return merged(devices, times);
}

/** Ids that do not follow from device and number: the place of each in the log, and the places that repeat one. */
interface ExplicitIds {
  readonly has: Uint8Array;
  readonly repeated: ReadonlySet<number>;
}

/** Null where there are none, as in a log that this app has written. */
function explicitIds(parts: readonly EventColumns[], total: number): ExplicitIds | null {
  const places = new Map<string, number>();
  const repeated = new Set<number>();
  let has: Uint8Array | null = null;
  let base = 0;
  for (const { count, ids, strings } of parts) {
    for (let index = 0; index < count; index++) {
      const string = ids[index] ?? NO_PLACE;
      if (string === NO_PLACE) continue;
      const id = strings[string] ?? "";
      const before = places.get(id);
      if (before !== undefined) repeated.add(before);
      places.set(id, base + index);
      has ??= new Uint8Array(total);
      has[base + index] = 1;
    }
    base += count;
  }
  return has === null ? null : { has, repeated };
}

function devicesOf(parts: readonly EventColumns[]): DeviceLog[] {
  const numbers = new Map<string, number>();
  const lists: number[][] = [];
  const whole: DeviceLog[] = [];
  let base = 0;
  for (const { count, devices, strings } of parts) {
    let last = NO_PLACE;
    let list: number[] = [];
    for (let index = 0; index < count; index++) {
      const string = devices[index] ?? NO_PLACE;
      if (string !== last) {
        last = string;
        const name = strings[string] ?? "";
        const number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        list = lists[number] ??= [];
      }
      list.push(base + index);
    }
    base += count;
  }
  for (const [name, number] of numbers) whole.push({ name, places: Int32Array.from(lists[number] ?? []) });
  return whole;
}

function inOwnOrder(places: Int32Array, seqs: Float64Array, explicit: ExplicitIds | null): Int32Array {
  const seqAt = (index: number): number => seqs[places[index] ?? 0] ?? 0;
  let ascends = true;
  for (let index = 1; ascends && index < places.length; index++) ascends = seqAt(index - 1) < seqAt(index);
  if (ascends && explicit === null) return places;
  places.sort((a, b) => (seqs[a] ?? 0) - (seqs[b] ?? 0) || a - b);
  const hasOwnId = (place: number): boolean => explicit?.has[place] !== 1;
  return places.filter((place, index) => {
    if (!hasOwnId(place)) return explicit?.repeated.has(place) !== true;
    for (let next = index + 1; next < places.length && seqAt(next) === seqs[place]; next++) {
      if (hasOwnId(places[next] ?? 0)) return false;
    }
    return true;
  });
}

/** Where the device's clock was set back, time stands still until it has caught up. */
function holdBack(places: Int32Array, times: Float64Array): void {
  let latest: Milliseconds = -Infinity;
  for (const place of places) {
    latest = Math.max(latest, times[place] ?? 0);
    times[place] = latest;
  }
}

/**
 * All devices by time, then by name.
 * @param devices by name
 * @param times never fall along a device
 */
function merged(devices: readonly DeviceLog[], times: Float64Array): Int32Array {
  const total = devices.reduce((sum, { places }) => sum + places.length, 0);
  const order = new Int32Array(total);
  const heads = devices.map(() => 0);
  const timeOf = (device: number): Milliseconds => {
    const place = devices[device]?.places[heads[device] ?? 0];
    return place === undefined ? Infinity : (times[place] ?? 0);
  };
  let filled = 0;
  while (filled < total) {
    let [first, firstTime, secondTime, second] = [0, Infinity, Infinity, 0];
    for (let device = 0; device < devices.length; device++) {
      const time = timeOf(device);
      if (time < firstTime) {
        [second, secondTime] = [first, firstTime];
        [first, firstTime] = [device, time];
      } else if (time < secondTime) [second, secondTime] = [device, time];
    }
    // A device mostly writes for long before another does: all it wrote until then goes in one run.
    const places = devices[first]?.places ?? new Int32Array();
    let head = heads[first] ?? 0;
    do {
      order[filled++] = places[head++] ?? 0;
      if (head === places.length) break;
      const time = times[places[head] ?? 0] ?? 0;
      if (time > secondTime || (time === secondTime && second < first)) break;
    } while (filled < total);
    heads[first] = head;
  }
  return order;
}
