import type { DeviceId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
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
async function thisDevice(store: Store): Promise<Device> {
  const known = await readSetting(store, DEVICE);
  if (known !== null) return known;
  const minted: Device = { id: randomId() as DeviceId, nextSeq: 0 };
  await keepDevice(store, minted);
  return minted;
}

/** Inside a transaction over `settings`: takes the next event number, or the first of several. */
export async function takeSeq(
  store: Store,
  count = 1,
): Promise<{ readonly deviceId: DeviceId; readonly seq: number }> {
  const device = await thisDevice(store);
  await keepDevice(store, { ...device, nextSeq: device.nextSeq + count });
  return { deviceId: device.id, seq: device.nextSeq };
}

async function keepDevice(store: Store, device: Device): Promise<void> {
  await store.settings.put({ name: DEVICE.name, value: device });
}

/**
 * Inside a transaction over `settings`: events of this device came from elsewhere, up to but without this number. If it
 * has not come that far itself, somebody else goes by its name: it takes another.
 */
export async function dropDeviceBefore(store: Store, id: DeviceId, seq: number): Promise<void> {
  const device = await readSetting(store, DEVICE);
  if (device?.id === id && device.nextSeq < seq) await store.settings.delete(DEVICE.name);
}
