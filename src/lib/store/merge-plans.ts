import type { ParametersId } from "#lib/core/ids.ts";
import { DECK_PRESETS } from "./deck-presets.ts";
import type { PresetRow, SettingRow } from "./plan-rows.ts";
import type { Store } from "./schema.ts";
import { readSetting } from "./setting.ts";

/**
 * Presets of another device: those that are not here are added; one that is here goes on with the parameters that were
 * made later. How much is studied a day, and in what order, stays as it is set here.
 * @returns how many presets have other parameters now
 */
export async function mergePresets(store: Store, presets: readonly PresetRow[]): Promise<number> {
  let changed = 0;
  for (const there of presets) {
    const here = await store.presets.get(there.id);
    if (here === undefined) {
      await store.presets.add(there);
    } else if ((await madeAt(store, there.parametersId)) > (await madeAt(store, here.parametersId))) {
      await store.presets.put({ ...here, parametersId: there.parametersId });
      changed += 1;
    }
  }
  return changed;
}

/** Of another device's settings: the presets of decks that are given none here. */
export async function mergeSettings(store: Store, settings: readonly SettingRow[]): Promise<void> {
  for (const { name, value } of settings) {
    if (name !== DECK_PRESETS.name) continue;
    const here = await readSetting(store, DECK_PRESETS);
    const merged = { ...DECK_PRESETS.parse(value), ...here };
    if (Object.keys(merged).length > Object.keys(here).length)
      await store.settings.put({ name, value: merged });
  }
}

/** Those that came with the app were there before all others. */
async function madeAt(store: Store, id: ParametersId): Promise<number> {
  const row = await store.parameters.get(id);
  return row?.madeAtMs ?? row?.fitted?.atMs ?? -Infinity;
}
