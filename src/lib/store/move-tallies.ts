import type { Transaction } from "dexie";

import type { DeviceId } from "#lib/core/ids.ts";
import type { TallyRows } from "./aggregate-rows.ts";
import { DEVICE_SETTING } from "./device-row.ts";
import type { Device, Waiting } from "./device-row.ts";
import type { SettingRow } from "./plan-rows.ts";
import { randomId } from "./random-id.ts";

/** From version 4 to 5 of the schema: what waited in a table of its own waits in the row of this device. */
export async function moveTallies(transaction: Transaction): Promise<void> {
  const tallies: readonly TallyRows[] = await transaction.table("tallies").toArray();
  if (tallies.length === 0) return;
  const settings = transaction.table<SettingRow, string>("settings");
  const known = (await settings.get(DEVICE_SETTING))?.value as Device | undefined;
  const device = known ?? { id: randomId() as DeviceId, nextSeq: 0 };
  const waiting = tallies.map((tally): Waiting => ({ step: null, tally }));
  await settings.put({ name: DEVICE_SETTING, value: { ...device, waiting } satisfies Device });
}
