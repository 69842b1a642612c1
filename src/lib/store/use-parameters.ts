import type { PresetId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ParametersEvent } from "#lib/scheduling/event.ts";
import { appendEvent } from "./append-event.ts";
import type { StudyMoment } from "./event-draft.ts";
import type { ParametersRow } from "./plan-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import { write } from "./write.ts";

/** The preset is not there: deleted in another tab. */
export interface MissingPreset {
  readonly kind: "missing-preset";
}

/**
 * Adds new parameters, notes in the log that they hold, and lets a preset use them from now on: all or nothing. Ratings
 * given before keep the parameters that they name.
 */
export async function useParameters(
  store: Store,
  presetId: PresetId,
  row: ParametersRow,
  moment: StudyMoment,
): Promise<Result<void, StorageProblem | MissingPreset>> {
  const tables = [store.parameters, store.presets, store.events, store.settings];
  return write(store, tables, async (): Promise<Result<void, MissingPreset>> => {
    const preset = await store.presets.get(presetId);
    if (preset === undefined) return err({ kind: "missing-preset" });
    await store.parameters.add(row);
    await appendEvent<ParametersEvent>(store, {
      kind: "parameters",
      cardId: null,
      parametersId: row.id,
      ...moment,
    });
    await store.presets.put({ ...preset, parametersId: row.id });
    return ok(undefined);
  });
}
