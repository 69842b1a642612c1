import type { PresetId } from "#lib/core/ids.ts";
import { ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ParametersEvent } from "#lib/scheduling/event.ts";
import { appendEvent } from "./append-event.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { ParametersRow, PresetRow } from "./plan-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** Every set of parameters: replaying the log needs all that it names. */
export async function allParameters(store: Store): Promise<ParametersRow[]> {
  return store.parameters.toArray();
}

/** Adds parameters and says so in the log, in one transaction. Parameters known already are left as they are. */
export async function addParameters(
  store: Store,
  row: ParametersRow,
  moment: StudyMoment,
): Promise<Result<void, StorageProblem>> {
  return write(store, [store.parameters, store.events, store.settings], async () => {
    if ((await store.parameters.get(row.id)) !== undefined) return ok(undefined);
    await store.parameters.add(row);
    await appendEvent<ParametersEvent>(store, {
      kind: "parameters",
      cardId: null,
      parametersId: row.id,
      ...moment,
    });
    return ok(undefined);
  });
}

/** A preset, or undefined. */
export async function readPreset(store: Store, id: PresetId): Promise<PresetRow | undefined> {
  return store.presets.get(id);
}

/** Every preset and every set of parameters. */
export async function readPlanRows(
  store: Store,
): Promise<{ readonly presets: readonly PresetRow[]; readonly parameters: readonly ParametersRow[] }> {
  return store.transaction("r", [store.presets, store.parameters], async () => ({
    presets: await store.presets.toArray(),
    parameters: await store.parameters.toArray(),
  }));
}

/** Keeps a preset as it is now. */
export async function writePreset(store: Store, preset: PresetRow): Promise<Result<void, StorageProblem>> {
  return write(store, [store.presets], async () => {
    await store.presets.put(preset);
    return ok(undefined);
  });
}

/** Adds a preset; one that is there already is left as the learner made it. */
export async function addPreset(store: Store, preset: PresetRow): Promise<Result<void, StorageProblem>> {
  return write(store, [store.presets], async () => {
    if ((await store.presets.get(preset.id)) === undefined) await store.presets.add(preset);
    return ok(undefined);
  });
}
