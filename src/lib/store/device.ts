import type { DeviceId, ParametersId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { StudyMoment } from "./event-draft.ts";
import { eventIdOf } from "./event-id.ts";
import type { StorageProblem } from "./problem.ts";
import { randomId } from "./random-id.ts";
import type { Store } from "./schema.ts";
import type { Setting } from "./setting.ts";
import { readSetting } from "./setting.ts";
import { write } from "./write.ts";

/** This device and the number of its next event. */
export interface Device {
  readonly id: DeviceId;
  readonly nextSeq: number;
  /** What came from another device and nothing was written after yet; absent where there is nothing. */
  readonly after?: Mark;
}

/** The newest moment of a log, and parameters that held then. */
export interface Mark extends StudyMoment {
  readonly parametersId: ParametersId;
}

/** The name under which it is kept. */
export const DEVICE_SETTING = "device";

const DEVICE: Setting<Device | null> = {
  name: DEVICE_SETTING,
  parse: (stored) => (stored === undefined ? null : (stored as Device)),
};

/** This device's id, minted once. */
export async function deviceId(store: Store): Promise<Result<DeviceId, StorageProblem>> {
  return write(store, [store.settings], async () => ok((await thisDevice(store)).id));
}

/** Inside a transaction over `settings`: this device, minted if it is the first time. */
export async function thisDevice(store: Store): Promise<Device> {
  const known = await readSetting(store, DEVICE);
  if (known !== null) return known;
  const minted: Device = { id: randomId() as DeviceId, nextSeq: 0 };
  await keepDevice(store, minted);
  return minted;
}

/**
 * Inside a transaction over `events` and `settings`: takes the next event number, or the first of several.
 *
 * What is written now comes after all that is known, also where this clock is behind that of the device that wrote it.
 * The replay never moves a device's own events before one another, so one event at that moment is enough to say so.
 * @param atMs when by this clock
 */
export async function takeSeq(
  store: Store,
  atMs: Milliseconds,
  count = 1,
): Promise<{ readonly deviceId: DeviceId; readonly seq: number }> {
  const { kept, ...taken } = await nextSeq(store, await thisDevice(store), atMs, count);
  await kept;
  return taken;
}

/**
 * The same where the device was read before, known before it is written down; `kept` is to be waited for within the
 * transaction.
 */
export async function nextSeq(
  store: Store,
  { id: deviceId, nextSeq, after }: Device,
  atMs: Milliseconds,
  count = 1,
): Promise<{ readonly deviceId: DeviceId; readonly seq: number; readonly kept: Promise<unknown> }> {
  const isBehind = after !== undefined && atMs < after.atMs;
  if (isBehind)
    await store.events.add({
      ...after,
      kind: "parameters",
      cardId: null,
      id: eventIdOf(deviceId, nextSeq),
      deviceId,
      seq: nextSeq,
    });
  const seq = isBehind ? nextSeq + 1 : nextSeq;
  return { deviceId, seq, kept: keepDevice(store, { id: deviceId, nextSeq: seq + count }) };
}

/** Inside a transaction over `settings`: the next event of this device is to come after a moment of another's. */
export async function comeAfter(store: Store, mark: Mark): Promise<void> {
  const device = await thisDevice(store);
  // Another device's event of the same millisecond may be sorted behind ours.
  await keepDevice(store, { ...device, after: { ...mark, atMs: mark.atMs + 1 } });
}

/** Not itself async: of a native promise that is waited for later, Dexie would lose the transaction. */
function keepDevice(store: Store, device: Device): Promise<unknown> {
  return store.settings.put({ name: DEVICE.name, value: device });
}

/**
 * Inside a transaction over `settings`: events of this device came from elsewhere, up to but without this number. If it
 * has not come that far itself, somebody else goes by its name: it takes another.
 */
export async function dropDeviceBefore(store: Store, id: DeviceId, seq: number): Promise<void> {
  const device = await readSetting(store, DEVICE);
  if (device?.id === id && device.nextSeq < seq) await store.settings.delete(DEVICE.name);
}
