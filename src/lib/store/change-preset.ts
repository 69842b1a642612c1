import type { DeckId, PresetId } from "#lib/core/ids.ts";
import { err, ok } from "#lib/core/result.ts";
import type { Result } from "#lib/core/result.ts";
import type { ParametersEvent } from "#lib/scheduling/event.ts";
import { appendEvent } from "./append-event.ts";
import { DECK_PRESETS } from "./deck-presets.ts";
import type { StudyMoment } from "./event-draft.ts";
import { changeSetting } from "./keep-setting.ts";
import type { ParametersRow, PresetRow } from "./plan-rows.ts";
import type { StorageProblem } from "./problem.ts";
import type { Store } from "./schema.ts";
import type { MissingPreset } from "./use-parameters.ts";
import { write } from "./write.ts";

/** A preset and the parameters that it names; null where they are not stored. */
export interface StoredPlan {
  readonly preset: PresetRow;
  readonly parameters: ParametersRow | null;
}

/**
 * Makes something else of a preset as it is stored at that moment, whatever another tab has made of it; null leaves it
 * alone. Parameters that are not known yet are added, and the log says so; all or nothing.
 */
export async function changePreset(
  store: Store,
  id: PresetId,
  moment: StudyMoment,
  change: (before: StoredPlan | null) => StoredPlan | null,
): Promise<Result<StoredPlan, StorageProblem | MissingPreset>> {
  const tables = [store.parameters, store.presets, store.events, store.settings];
  return write(store, tables, async (): Promise<Result<StoredPlan, MissingPreset>> => {
    const preset = await store.presets.get(id);
    const named = preset === undefined ? undefined : await store.parameters.get(preset.parametersId);
    const after = change(preset === undefined ? null : { preset, parameters: named ?? null });
    if (after === null) return err({ kind: "missing-preset" });
    const { parameters } = after;
    if (parameters !== null && (await store.parameters.get(parameters.id)) === undefined) {
      await store.parameters.add(parameters);
      await appendEvent<ParametersEvent>(store, {
        kind: "parameters",
        cardId: null,
        parametersId: parameters.id,
        ...moment,
      });
    }
    await store.presets.put(after.preset);
    return ok(after);
  });
}

/** Removes a preset; its decks go back to the standard one. What was rated under it stays in the log and its sums. */
export async function removePreset(store: Store, id: PresetId): Promise<Result<void, StorageProblem>> {
  return write(store, [store.presets, store.settings], async () => {
    await store.presets.delete(id);
    await changeSetting(store, DECK_PRESETS, (decks) =>
      Object.fromEntries(Object.entries(decks).filter(([, presetId]) => presetId !== id)),
    );
    return ok(undefined);
  });
}

/** Gives a deck a preset; null gives it back to the standard one. */
export async function assignPreset(
  store: Store,
  deckId: DeckId,
  presetId: PresetId | null,
): Promise<Result<unknown, StorageProblem>> {
  return changeSetting(store, DECK_PRESETS, ({ [deckId]: _before, ...others }) =>
    presetId === null ? others : { ...others, [deckId]: presetId },
  );
}
