import type { DeviceId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { Milliseconds } from "#lib/core/time.ts";
import type { ParametersEvent } from "#lib/scheduling/event.ts";
import { DEVICE_SETTING } from "./device-row.ts";
import type { Device, Mark, Waiting } from "./device-row.ts";
import { eventIdOf } from "./event-id.ts";
import type { StepDraft } from "./log-rows.ts";
import type { StorageProblem } from "./problem.ts";
import { randomId } from "./random-id.ts";
import type { Store } from "./schema.ts";
import type { Setting } from "./setting.ts";
import { readSetting } from "./setting.ts";
import { write } from "./write.ts";

const DEVICE: Setting<Device | null> = {
  name: DEVICE_SETTING,
  parse: (stored) => (stored === undefined ? null : (stored as Device)),
};

/** This device, if it has written anything yet; may be called outside a transaction. */
export function knownDevice(store: Store): Promise<Device | null> {
  return readSetting(store, DEVICE);
}

/** This device's id, minted once. */
export async function deviceId(store: Store): Promise<Result<DeviceId, StorageProblem>> {
  return write(store, [store.settings], async () => ok((await thisDevice(store)).id));
}

/** Inside a transaction over `settings`: this device, minted if it is the first time. */
export async function thisDevice(store: Store): Promise<Device> {
  const known = await knownDevice(store);
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
  const { seq, next, mark } = nextSeq(await thisDevice(store), atMs, count);
  if (mark !== null) await store.events.add(mark);
  await keepDevice(store, next);
  return { deviceId: next.id, seq };
}

/** The next event number, or the first of several, and what is still to be written for it. */
export interface NextSeq {
  readonly seq: number;
  /** This device after it. */
  readonly next: Device;
  /** The event that says that what follows comes after all that is known; null where that goes without saying. */
  readonly mark: ParametersEvent | null;
}

/** `takeSeq` of a device that was read before. */
export function nextSeq({ after, ...device }: Device, atMs: Milliseconds, count = 1): NextSeq {
  const { id: deviceId, nextSeq: seq } = device;
  const isBehind = after !== undefined && atMs < after.atMs;
  if (!isBehind) return { seq, next: { ...device, nextSeq: seq + count }, mark: null };
  return {
    seq: seq + 1,
    next: { ...device, nextSeq: seq + 1 + count },
    mark: { ...after, kind: "parameters", cardId: null, id: eventIdOf(deviceId, seq), deviceId, seq },
  };
}

/** The undo steps among what waits, oldest first. */
export function stepsOf(waiting: readonly Waiting[]): readonly StepDraft[] {
  return waiting.flatMap(({ step }) => (step === null ? [] : [step]));
}

/** Inside a transaction over `settings`: what waits, which is for the caller to do now. */
export async function takeWaiting(store: Store): Promise<readonly Waiting[]> {
  const device = await knownDevice(store);
  if (device?.waiting === undefined) return [];
  const { waiting, ...rest } = device;
  await keepDevice(store, rest);
  return waiting;
}

/** Inside a transaction over `settings`: from now on there may be steps that can be redone, or there are none. */
export async function keepNoRedo(store: Store, isNone: boolean): Promise<void> {
  const { noRedo, ...device } = await thisDevice(store);
  if (isNone !== (noRedo === true)) await keepDevice(store, isNone ? { ...device, noRedo: true } : device);
}

/** Inside a transaction over `settings`: the next event of this device is to come after a moment of another's. */
export async function comeAfter(store: Store, mark: Mark): Promise<void> {
  const device = await thisDevice(store);
  // Another device's event of the same millisecond may be sorted behind ours.
  await keepDevice(store, { ...device, after: { ...mark, atMs: mark.atMs + 1 } });
}

/**
 * Inside a transaction over `settings`. Not itself async: of a native promise that is waited for later, Dexie would lose
 * the transaction.
 */
export function keepDevice(store: Store, device: Device): Promise<unknown> {
  return store.settings.put({ name: DEVICE.name, value: device });
}

/**
 * Inside a transaction over `settings`: events of this device came from elsewhere, up to but without this number. If it
 * has not come that far itself, somebody else goes by its name: it takes another.
 */
export async function dropDeviceBefore(store: Store, id: DeviceId, seq: number): Promise<void> {
  const device = await knownDevice(store);
  if (device?.id !== id || device.nextSeq >= seq) return;
  await keepDevice(store, { ...device, id: randomId() as DeviceId, nextSeq: 0 });
}
