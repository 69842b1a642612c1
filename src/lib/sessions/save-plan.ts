import type { DeckId, ParametersId, PresetId } from "#lib/core/ids.ts";
import { ok, type Result } from "#lib/core/result.ts";
import { stableHash } from "#lib/core/hash.ts";
import type { Moment } from "#lib/core/time.ts";
import type { Store } from "#lib/store/open.ts";
import { addParameters, writePreset } from "#lib/store/plans.ts";
import type { StorageProblem } from "#lib/store/problem.ts";
import { readSetting, writeSetting } from "#lib/store/setting.ts";
import { DECK_PRESETS } from "./deck-presets.ts";
import { readStudyPlans, studyMoment, type StudyPlan } from "./study-plan.ts";

/**
 * Keeps a preset as the learner set it, from the next session on. Other settings than those of the parameters that it
 * names become parameters of their own, since the log names the old ones; they are called the same on every device.
 */
export async function savePlan(
  store: Store,
  name: string,
  plan: StudyPlan,
  moment: Moment,
): Promise<Result<StudyPlan, StorageProblem>> {
  const { presetId, settings, parametersId: before, ...options } = plan;
  const known = (await readStudyPlans(store)).presets.get(presetId);
  const isKnown = known?.parametersId === before && textOf(known) === textOf(plan);
  const parametersId = isKnown ? before : (`settings-${stableHash([textOf(plan)])}` as ParametersId);
  if (!isKnown) {
    const row = { id: parametersId, settings, fitted: null, madeAtMs: moment.atMs };
    const added = await addParameters(store, row, studyMoment(moment));
    if (!added.ok) return added;
  }
  const written = await writePreset(store, { id: presetId, name, parametersId, ...options });
  return written.ok ? ok({ ...plan, parametersId }) : written;
}

/** Gives a deck a preset; null gives it back to the standard one. */
export async function assignPreset(
  store: Store,
  deckId: DeckId,
  presetId: PresetId | null,
): Promise<Result<void, StorageProblem>> {
  const { [deckId]: _before, ...others } = await readSetting(store, DECK_PRESETS);
  return writeSetting(store, DECK_PRESETS, presetId === null ? others : { ...others, [deckId]: presetId });
}

/** Settings as a text, whatever the order of their fields. */
function textOf({ settings }: Pick<StudyPlan, "settings">): string {
  return JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
